import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import type * as Smtp from 'nodemailer/lib/smtp-connection';
import { delayed, doubtful, type Outcome, refused } from './outcome.ts';
import type { MailServer } from './recipients.ts';

export interface Letter {
  from: string;
  to: string;
  raw: Buffer;
}

/** Sends one mail. */
export type SendMail = (server: MailServer, letter: Letter) => Promise<Outcome>;

const usualTimeoutMs = 20_000;

interface SmtpError extends Error {
  code?: string | undefined;
  responseCode?: number | undefined;
  permanent?: boolean | undefined;
  response?: string | undefined;
}

const remedies = new Map([
  [530, '需要登录'],
  [535, '登录未通过:核对用户名与密码(多为授权码)'],
  [550, '收件地址被拒'],
  [551, '收件地址被拒'],
  [552, '邮件过大'],
  [553, '地址不被接受'],
  [554, '被当作垃圾邮件或被拒'],
]);

/** What a failed exchange means; `handed` when the server has had the whole mail and has not answered. */
export function outcomeOfSmtp(error: SmtpError, handed: boolean): Outcome {
  const { code = '', responseCode, message } = error;
  if (/certificate|self.signed|altname|CERT_/i.test(`${message} ${code}`))
    return refused('邮件服务器的证书不被信任');
  if (code === 'ETLS') return refused('邮件服务器不能加密(TLS/STARTTLS),不发送');
  if (responseCode !== undefined) {
    const remedy = remedies.get(responseCode);
    const text = `SMTP ${responseCode}${remedy ? `(${remedy})` : ''}`;
    return error.permanent === false ? delayed(text) : refused(text);
  }
  if (code === 'EAUTH') return refused('登录未通过:服务器没有可用的登录方式');
  if (code === 'EMESSAGE') return refused('邮件过大:超过服务器声明的上限');
  if (handed) return doubtful(`${code === 'ETIMEDOUT' ? '超时' : '连接中断'},是否送达未知`);
  return delayed(`连接不上或中断(${code || error.name})`);
}

function exchange(
  connection: Smtp.default,
  { login }: MailServer,
  { from, to, raw }: Letter,
  body: Readable,
): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject);
    connection.on('end', () => reject(Object.assign(new Error('closed'), { code: 'ECONNECTION' })));
    const send = (): void =>
      connection.send({ from, to, size: raw.length }, body, (error) => (error ? reject(error) : resolve()));
    connection.connect((refusal) => {
      if (refusal) return reject(refusal);
      if (!login) return send();
      const { user, password } = login;
      connection.login({ user, pass: password }, (error) => (error ? reject(error) : send()));
    });
  });
}

/**
 * Sends a mail by SMTP, over TLS or not at all. Until the server has had the last byte nothing has arrived; after that
 * only its answer tells.
 */
export function createSendMail(timeoutMs = usualTimeoutMs): SendMail {
  return async (server, letter) => {
    const SMTPConnection = createRequire(import.meta.url)(
      'nodemailer/lib/smtp-connection',
    ) as typeof Smtp.default;
    const { host, port, tls, ca } = server;
    const connection = new SMTPConnection({
      host,
      port,
      secure: tls === 'implicit',
      requireTLS: tls === 'starttls',
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
      allowInternalNetworkInterfaces: true,
      tls: { minVersion: 'TLSv1.2', ...(ca === null ? {} : { ca }) },
    });
    let handed = false;
    const body = Readable.from([letter.raw], { objectMode: false });
    body.on('end', () => {
      handed = true;
    });
    try {
      await exchange(connection, server, letter, body);
      connection.quit();
      return { state: 'sent' };
    } catch (error) {
      connection.close();
      return outcomeOfSmtp(error instanceof Error ? error : new Error(String(error)), handed);
    }
  };
}
