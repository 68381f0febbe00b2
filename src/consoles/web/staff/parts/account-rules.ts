/** The same rules as the contract's `setupRequest` and `userRequest`. */
export const USERNAME_RULES = [
  { required: true, message: '请写用户名' },
  { pattern: /^[\p{L}\p{N}._-]{2,40}$/u, message: '2到40个字：汉字、字母、数字、点、横线' },
];
export const PASSWORD_RULES = [
  { required: true, message: '请写密码' },
  { min: 12, message: '密码至少12个字' },
];
