import {
  badInput,
  notAllowed,
  notFound,
  type RefusalTexts,
} from '../../contracts/kernel/refusal-text.ts'
import { WEBHOOK_ADDRESS_TEXTS, type WebhookAddressRefusal } from './webhook-address.ts'

export type WebhookRefusal =
  | WebhookAddressRefusal
  | 'webhook_must_be_set_with_a_key'
  | 'webhook_must_be_set'
  | 'webhook_position_must_exist'

export const WEBHOOK_TEXTS = {
  ...WEBHOOK_ADDRESS_TEXTS,
  webhook_must_be_set_with_a_key: notAllowed(
    '设置回调须使用以密钥打开的会话。',
    'A webhook is set in a session that was opened with a key.',
  ),
  webhook_must_be_set: notFound('贵方没有设置回调。', 'The party has no webhook.'),
  webhook_position_must_exist: badInput(
    '该位置没有日志，或贵方没有设置回调。',
    'The journal has no entry at this position yet, or the party has no webhook.',
  ),
} satisfies RefusalTexts<WebhookRefusal>
