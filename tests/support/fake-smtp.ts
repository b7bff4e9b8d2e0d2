import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import type { Certificate } from './certificate.ts';

/** Where in an exchange: the greeting, a command, or the end of the mail. */
export type Place = 'connect' | 'EHLO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'mail';

/** An answer in the server's words, or none at all; `take` keeps the mail first. */
export interface SmtpFault {
  at: Place;
  say: string | 'drop' | 'hang';
  take?: boolean;
}

export interface SmtpRules {
  tls: 'implicit' | 'starttls' | 'none';
  certificate: Certificate;
  login?: { user: string; password: string };
  maxBytes?: number;
}

export interface FakeSmtp {
  port: number;
  /** Mails that have been accepted, headers and body. */
  mails: string[];
  /** Commands as they came, without their arguments. */
  heard: string[];
  /** Each used up once. */
  faults: SmtpFault[];
  close(): void;
}

interface Session {
  socket: Socket;
  secured: boolean;
  buffered: string;
  inMail: boolean;
}

/** Mail server on this machine: EHLO, STARTTLS, AUTH PLAIN, one recipient or more, SIZE. */
export async function startSmtp(rules: SmtpRules): Promise<FakeSmtp> {
  const { tls, certificate, login, maxBytes = 0 } = rules;
  const sockets = new Set<Socket>();

  /** True when a fault has spoken in the server's place. */
  const fails = ({ socket }: Session, at: Place, mail?: string): boolean => {
    const place = smtp.faults.findIndex((fault) => fault.at === at);
    const [fault] = place < 0 ? [] : smtp.faults.splice(place, 1);
    if (!fault) return false;
    if (fault.take && mail !== undefined) smtp.mails.push(mail);
    if (fault.say === 'drop') socket.destroy();
    else if (fault.say !== 'hang') socket.write(`${fault.say}\r\n`);
    return true;
  };

  const greetings = (secured: boolean): string => {
    const offers = [
      'localhost',
      ...(tls === 'starttls' && !secured ? ['STARTTLS'] : []),
      ...(login && (secured || tls === 'none') ? ['AUTH PLAIN'] : []),
      ...(maxBytes > 0 ? [`SIZE ${maxBytes}`] : []),
    ];
    return offers.map((one, i) => `250${i < offers.length - 1 ? '-' : ' '}${one}\r\n`).join('');
  };

  const mayLogIn = (words: readonly string[]): boolean => {
    const [, user, password] = Buffer.from(words[2] ?? '', 'base64')
      .toString()
      .split('\0');
    return user === login?.user && password === login?.password;
  };

  const onCommand = (session: Session, line: string): void => {
    const words = line.split(' ');
    const command = (words[0] ?? '').toUpperCase();
    smtp.heard.push(command);
    if (fails(session, command as Place)) return;
    const { socket } = session;
    if (command === 'STARTTLS' && tls === 'starttls') {
      socket.removeAllListeners('data');
      socket.write('220 go ahead\r\n');
      serve(new TLSSocket(socket, { isServer: true, ...certificate }), true);
    } else if (command === 'DATA') {
      session.inMail = true;
      socket.write('354 go ahead\r\n');
    } else if (command === 'QUIT') socket.end('221 bye\r\n');
    else if (command === 'EHLO') socket.write(greetings(session.secured));
    else if (command === 'AUTH') socket.write(mayLogIn(words) ? '235 ok\r\n' : '535 bad credentials\r\n');
    else socket.write(['MAIL', 'RCPT', 'RSET'].includes(command) ? '250 ok\r\n' : '502 unknown\r\n');
  };

  const onMail = (session: Session, mail: string): void => {
    session.inMail = false;
    if (fails(session, 'mail', mail)) return;
    smtp.mails.push(mail);
    session.socket.write('250 queued\r\n');
  };

  const onData = (session: Session, chunk: Buffer): void => {
    session.buffered += chunk.toString('latin1');
    for (;;) {
      const mark = session.inMail ? '\r\n.\r\n' : '\r\n';
      const end = session.buffered.indexOf(mark);
      if (end < 0) return;
      const part = session.buffered.slice(0, end);
      session.buffered = session.buffered.slice(end + mark.length);
      if (session.inMail) onMail(session, part);
      else onCommand(session, part);
    }
  };

  function serve(socket: Socket, secured: boolean): Session {
    const session = { socket, secured, buffered: '', inMail: false };
    sockets.add(socket);
    socket.on('data', (chunk: Buffer) => onData(session, chunk));
    socket.on('error', () => socket.destroy());
    return session;
  }

  const welcome = (socket: Socket): void => {
    const session = serve(socket, tls === 'implicit');
    if (!fails(session, 'connect')) socket.write('220 localhost ESMTP\r\n');
  };
  const server = tls === 'implicit' ? createTlsServer(certificate, welcome) : createServer(welcome);
  server.on('tlsClientError', () => {});
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const smtp: FakeSmtp = {
    port: (server.address() as AddressInfo).port,
    mails: [],
    heard: [],
    faults: [],
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
  return smtp;
}
