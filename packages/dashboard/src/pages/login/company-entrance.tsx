import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Divider } from 'antd';
import { get, post } from '../../api/client.ts';
import { inside } from './use-enter.ts';

/** Why the company's sign-in has led back here, in words. */
const reasons: Record<string, string> = {
  unknown: '这个公司账号在客户之声里没有对应的账号或角色,请联系管理员',
  closed: '账号已停用或暂时锁定,请联系管理员',
  expired: '登录已过期或已在别的窗口完成,请重新点「使用公司账号登录」',
  refused: '公司账号登录没有完成,请重试;仍不行请联系管理员',
};

/** The way in by the company's own accounts, where it is set up, and why it did not lead in. */
export function CompanyEntrance({ to, failed }: { to?: string | undefined; failed?: string | undefined }) {
  const { data } = useQuery({
    queryKey: ['entrances'],
    queryFn: () => get<{ company: boolean }>('/entrances'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const leave = useMutation({
    mutationFn: () => post<{ next: string }>('/company-login', { to: inside(to) }),
    onSuccess: ({ next }) => window.location.assign(next),
  });
  if (!data?.company) return null;
  const problem = leave.error?.message ?? (failed === undefined ? undefined : reasons[failed]);
  return (
    <>
      <Divider plain>或</Divider>
      {problem ? <Alert type="error" showIcon title={problem} className="gap" /> : null}
      <Button size="large" block loading={leave.isPending || leave.isSuccess} onClick={() => leave.mutate()}>
        使用公司账号登录
      </Button>
    </>
  );
}
