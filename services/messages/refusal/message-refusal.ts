import { type Detailed, type Refused, refuse } from '../../../contracts/kernel/decision.ts'
import { badInput, type RefusalTexts } from '../../../contracts/kernel/refusal-text.ts'

/** Why a message of a bank is not read, or not written. */
export type MessageRefusal =
  | Detailed<'message_must_be_within_its_limit', Limit>
  | Detailed<'message_must_be_whole', { line: number; found: string }>
  | 'message_must_declare_no_document_type'
  | Detailed<'message_must_be_of_a_known_kind', { found: string }>
  | Detailed<'message_must_state_what_it_needs', { line: number; field: string }>
  | Detailed<'value_must_have_its_form', { line: number; field: string; found: string }>
  | Detailed<'address_must_have_town_and_country', { party: string }>
  | Detailed<'message_must_meet_its_schema', { schema: string; found: string }>

/** Which limit, how much of it there is, and how much was found. */
// A type and not an interface, so that it counts as details.
type Limit = { limit: LimitName; most: number; found: number }
export type LimitName = 'bytes' | 'marks' | 'entries'

export type MessageAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | Refused<MessageRefusal>

/** Ends the reading of a message from within; `answer` makes a value of it. */
export class MessageStopped extends Error {
  override name = 'MessageStopped'
  readonly refused: Refused<MessageRefusal>

  constructor(refused: Refused<MessageRefusal>) {
    super(refused.refusal)
    this.refused = refused
  }
}

export function answer<Value>(read: () => Value): MessageAnswer<Value> {
  try {
    return { ok: true, value: read() }
  } catch (error) {
    if (!(error instanceof MessageStopped)) throw error
    return error.refused
  }
}

/** Entries and their details together, over all that a message holds; so too payments. */
export const MESSAGE_ENTRIES_MAX = 20_000

export function stopBeyond(limit: LimitName, most: number, found: number): void {
  if (found <= most) return
  throw new MessageStopped(refuse('message_must_be_within_its_limit', '', { limit, most, found }))
}

export const MESSAGE_TEXTS: RefusalTexts<MessageRefusal> = {
  message_must_be_within_its_limit: badInput<Limit>(
    ({ limit, most, found }) => `报文超过上限：${limit}为 ${found}，至多 ${most}。`,
    ({ limit, most, found }) => `The message is too large: ${found} ${limit}, at most ${most}.`,
    {
      limit: {
        bytes: { zh: '字节数', en: 'bytes' },
        marks: { zh: '标记数', en: 'marks of XML' },
        entries: { zh: '记录与明细数', en: 'entries and details' },
      },
    },
  ),
  message_must_be_whole: badInput<{ line: number; found: string }>(
    ({ line, found }) => `报文不是完整的 XML：第 ${line} 行：${found}`,
    ({ line, found }) => `The message is no whole XML: line ${line}: ${found}`,
  ),
  message_must_declare_no_document_type: badInput(
    '报文不得声明文档类型（DTD），也不得定义实体。',
    'A message declares no document type (DTD) and no entities.',
  ),
  message_must_be_of_a_known_kind: badInput<{ found: string }>(
    ({ found }) =>
      `可读的报文为 camt.052、camt.053、camt.054、pain.001 与 pain.002；此文件为“${found}”。`,
    ({ found }) =>
      `What is read: camt.052, camt.053, camt.054, pain.001 and pain.002; this is “${found}”.`,
  ),
  message_must_state_what_it_needs: badInput<{ line: number; field: string }>(
    ({ line, field }) => `报文缺少 ${field}（第 ${line} 行）。`,
    ({ line, field }) => `The message does not state ${field} (line ${line}).`,
  ),
  value_must_have_its_form: badInput<{ line: number; field: string; found: string }>(
    ({ line, field, found }) => `${field} 的格式不符：“${found}”（第 ${line} 行）。`,
    ({ line, field, found }) => `${field} has not the form of one: “${found}” (line ${line}).`,
  ),
  address_must_have_town_and_country: badInput<{ party: string }>(
    ({ party }) => `“${party}”的地址必须写明城市和国家：银行不再接受其他写法。`,
    ({ party }) => `The address of “${party}” must have a town and a country: banks take no other.`,
  ),
  message_must_meet_its_schema: badInput<{ schema: string; found: string }>(
    ({ schema, found }) => `报文不符合 ${schema} 的模式：${found}`,
    ({ schema, found }) => `The message does not meet the schema of ${schema}: ${found}`,
  ),
}
