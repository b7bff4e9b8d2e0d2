import { createHmac } from 'node:crypto';

/** DingTalk: HmacSHA256(key = secret, message = `ms\nsecret`), base64, URL-encoded; time in milliseconds. */
export function signDingTalk(secret: string, ms: number): string {
  return encodeURIComponent(createHmac('sha256', secret).update(`${ms}\n${secret}`).digest('base64'));
}

/** Feishu: key and message change places: HmacSHA256(key = `s\nsecret`, message = empty), base64; time in seconds. */
export function signFeishu(secret: string, seconds: number): string {
  return createHmac('sha256', `${seconds}\n${secret}`).update('').digest('base64');
}
