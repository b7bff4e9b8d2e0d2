/** What the log calls an action, in words; unknown ones as they are. */
export const actionNames: Record<string, string> = {
  login: '登录',
  'login.failed': '登录失败:密码不对',
  'login.unknown': '登录失败:没有这个账号',
  'login.locked': '登录被拒:账号停用或锁定',
  logout: '退出',
  'account.first': '建立首个管理员',
  'account.create': '新建账号',
  'account.change': '修改账号',
  'account.close': '停用账号',
  'account.password': '重设密码',
  'alert.acknowledged': '认领预警',
  'alert.resolved': '解决预警',
  'alert.muted': '静默预警',
};
