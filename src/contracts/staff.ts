export const STAFF_ROLES = ['mediator', 'supervisor', 'editor', 'reviewer', 'admin'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const ROLE_TITLES: Readonly<Record<StaffRole, string>> = {
  mediator: '调解员',
  supervisor: '主管',
  editor: '编辑',
  reviewer: '审核',
  admin: '管理员',
};
