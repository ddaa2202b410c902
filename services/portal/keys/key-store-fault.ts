import type { Bilingual } from '../../client/browser.ts'

/** Why there are no keys here. */
export type KeyStoreReason =
  | 'page_must_be_secure'
  | 'browser_must_keep_keys'
  | 'key_must_be_in_this_browser'
  | 'key_file_must_be_open'
  | 'key_file_must_be_readable'

/** This page, or this browser, has no place where a key can be made and kept. */
export class KeyStoreFault extends Error {
  override name = 'KeyStoreFault'
  readonly reason: KeyStoreReason

  constructor(reason: KeyStoreReason, options?: ErrorOptions) {
    super(KEY_STORE_TEXTS[reason].en, options)
    this.reason = reason
  }
}

/** Browsers make keys only on pages that nobody can change on their way: https, or localhost. */
export function keysNeedASafePage(): boolean {
  return !globalThis.isSecureContext || typeof globalThis.crypto?.subtle === 'undefined'
}

/** What a person is told, and what to do about it. */
export const KEY_STORE_TEXTS = {
  page_must_be_secure: {
    zh: '此页面不是通过 https 或本机（localhost）打开的，浏览器因此不允许使用密钥。请改用 https 地址打开。',
    en:
      'This page was opened neither over https nor on this machine (localhost), so the browser ' +
      'allows no keys. Open it at its https address.',
  },
  browser_must_keep_keys: {
    zh: '此浏览器未能保存密钥：可能处于无痕模式、已禁止网站存储数据或磁盘已满。请在普通窗口中打开，并允许存储数据。',
    en:
      'This browser could not keep a key: it may be a private window, storing data may be ' +
      'switched off, or the disk may be full. Open a normal window and allow data to be stored.',
  },
  key_must_be_in_this_browser: {
    zh: '此浏览器中没有该密钥。请使用当初生成密钥的设备与浏览器，或申请新密钥。',
    en:
      'This browser does not have that key. Use the device and browser in which it was made, or ' +
      'apply for a new one.',
  },
  key_file_must_be_open: {
    zh: '密钥文件设有口令，浏览器无法读取。请先用 openssl pkcs8 解除口令，导入后删除解除口令的文件。',
    en:
      'The key file has a passphrase, which a browser cannot open. Take the passphrase off with ' +
      'openssl pkcs8, bring the key in, and delete the file without a passphrase.',
  },
  key_file_must_be_readable: {
    zh: '所选文件不是本平台的密钥文件与配置文件（.key.pem 与 .profile.json），或此浏览器不支持该算法。',
    en:
      'The files chosen are not a key file and its profile (.key.pem and .profile.json), or this ' +
      'browser does not know the algorithm of the key.',
  },
} satisfies Record<KeyStoreReason, Bilingual>
