import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import type { StaffUserView } from '../../../../contracts/api/staff';
import { ROLE_TITLES } from '../../../../contracts/staff';
import { get, listOf } from '../api';
import { formatTime } from '../format';
import { useMe } from '../me';
import { ErrorPanel } from '../parts/error-panel';
import { useLoad } from '../use-load';
import { regionToText } from './regions';
import { UserDialog } from './user-dialog';

export function UsersPage() {
  const me = useMe();
  const { data, error, reload } = useLoad('users', async () =>
    listOf(await get<StaffUserView[] | Record<string, StaffUserView[]>>('/users'), 'users'),
  );
  const [open, setOpen] = useState<StaffUserView | 'new' | null>(null);

  return (
    <>
      <div className="page-head">
        <h1>账号</h1>
        <Button type="primary" onClick={() => setOpen('new')}>
          加账号
        </Button>
      </div>
      {error != null && <ErrorPanel error={error} onRetry={() => void reload()} />}
      {!data && error == null && <Skeleton active />}
      {data && (
        <div className="table-place">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">姓名</th>
                <th scope="col">用户名</th>
                <th scope="col">角色</th>
                <th scope="col">管哪里</th>
                <th scope="col">建于</th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {data.map((user) => (
                <tr key={user.id} className={user.disabled ? 'off' : undefined}>
                  <td>
                    <b>{user.name}</b>
                    {user.id === me.id && <span className="tag skill">我</span>}
                    {user.disabled && <span className="tag warn">已停用</span>}
                  </td>
                  <td className="code">{user.username}</td>
                  <td>{ROLE_TITLES[user.role]}</td>
                  <td>{user.regions.length > 0 ? user.regions.map(regionToText).join('、') : '全部'}</td>
                  <td>{formatTime(user.createdAt)}</td>
                  <td>
                    <Button size="small" aria-label={`改${user.name}`} onClick={() => setOpen(user)}>
                      改
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open && (
        <UserDialog
          user={open === 'new' ? null : open}
          isMe={open !== 'new' && open.id === me.id}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            void reload();
          }}
        />
      )}
    </>
  );
}
