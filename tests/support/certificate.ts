import { generateKeyPairSync, sign } from 'node:crypto';

const tagged = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};
const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, ...parts);
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const bits = (body: Buffer): Buffer => tagged(0x03, Buffer.from([0]), body);

const ecdsaWithSha256 = sequence(hex('06082a8648ce3d040302'));
const nameOf = (host: string): Buffer =>
  sequence(tagged(0x31, sequence(hex('0603550403'), tagged(0x0c, Buffer.from(host)))));

/** A certificate that a host has signed itself, and its key, both PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/** Makes one for a host, valid from 2020 until the end of the year given. */
export function makeCertificate(host: string, lastYear = 2049): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const until = `${String(lastYear).slice(2)}1231235959Z`;
  const names = sequence(tagged(0x82, Buffer.from(host)));
  const body = sequence(
    tagged(0xa0, hex('020102')),
    hex('020101'),
    ecdsaWithSha256,
    nameOf(host),
    sequence(tagged(0x17, Buffer.from('200101000000Z')), tagged(0x17, Buffer.from(until))),
    nameOf(host),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(sequence(hex('0603551d11'), tagged(0x04, names)))),
  );
  const signed = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, privateKey)));
  const lines = signed.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
