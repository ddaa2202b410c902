import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { type Refused, refuse } from '../../contracts/kernel/decision.ts'
import { badInput, type RefusalTexts } from '../../contracts/kernel/refusal-text.ts'

export type WebhookAddressRefusal =
  | 'webhook_address_must_be_https'
  | 'webhook_address_must_be_public'

export const WEBHOOK_ADDRESS_TEXTS = {
  webhook_address_must_be_https: badInput(
    '回调地址须为 https 网址，至多 500 个字符，不含用户名与密码。',
    'A webhook’s address is one of https, of at most 500 characters, without name or password.',
  ),
  webhook_address_must_be_public: badInput(
    '回调地址不得为内网、本机或保留地址，除非运营方在配置中写明。',
    'A webhook’s address is none of a private, local or reserved network, unless the operator’s ' +
      'configuration names it.',
  ),
} satisfies RefusalTexts<WebhookAddressRefusal>

const URL_LENGTH_MAX = 500

/** Hosts of private networks that may be called all the same, as `host:port`, by comma. */
export function readPrivateHosts(setting: string | undefined): ReadonlySet<string> {
  return new Set((setting ?? '').split(',').flatMap(host => host.trim().toLowerCase() || []))
}

/** May this be the address of a webhook? What its name resolves to is asked at each call. */
export function webhookAddressRefusal(
  text: string,
  privateHosts: ReadonlySet<string>,
): Refused<WebhookAddressRefusal> | null {
  const url = URL.parse(text)
  if (!url || text.length > URL_LENGTH_MAX || url.username !== '' || url.password !== '')
    return refuse('webhook_address_must_be_https', 'url')
  if (isNamed(url, privateHosts)) return null
  if (url.protocol !== 'https:') return refuse('webhook_address_must_be_https', 'url')
  const host = bareHost(url)
  if (isIP(host) !== 0 && !isPublic(host)) return refuse('webhook_address_must_be_public', 'url')
  return null
}

/** Whether the operator's configuration names this host and port. */
export function isNamed(url: URL, privateHosts: ReadonlySet<string>): boolean {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return false
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return privateHosts.has(`${url.hostname}:${port}`)
}

/** Of IPv6 without its brackets. */
export function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '')
}

/** An address that the whole internet knows; IPv4 within IPv6 counts as what it is. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return parsed.range() === 'unicast'
}
