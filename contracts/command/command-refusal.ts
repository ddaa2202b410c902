import type { Detailed } from '../kernel/decision.ts'
import { badInput, conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'

/** What is refused before it is asked whether the party may give the command. */
export type AdmissionRefusal =
  | JwsRefusal
  | 'key_must_sign_once'
  | 'key_must_be_enrolled'
  | 'algorithm_must_be_that_of_the_key'
  | 'signature_must_be_valid'
  | 'payload_must_be_canonical_json'
  | Detailed<'json_must_be_at_most_32_levels_deep', { limit: number; found: number }>
  | 'text_must_be_storable'
  | Detailed<'command_must_have_its_form', { field: string }>
  | Detailed<'command_must_be_for_this_ledger', { ledger: string }>
  | Detailed<'request_must_hold_at_most_500_acts', { limit: number; found: number }>
  | Detailed<'party_must_keep_to_its_rate', { perSecond: number; burst: number }>
  | Detailed<'party_must_keep_to_its_bytes_of_a_day', { limit: number; found: number }>
  | 'ledger_must_not_be_overloaded'
  | 'command_id_must_not_be_used_for_another_payload'

/** What a text that should be a JWS can lack. */
export type JwsRefusal =
  | Detailed<'jws_must_be_at_most_1_mib', { limit: number; found: number }>
  | 'jws_must_be_well_formed'
  | 'header_must_hold_only_alg_kid_and_typ'

/** What is refused of an act before its contract is asked, or after it has accepted. */
export type ActRefusal =
  | Detailed<'act_must_be_known', { act: string }>
  | 'act_must_come_in_a_command_of_its_own'
  | Detailed<'body_must_have_the_form_of_the_act', { field: string }>
  | Detailed<'field_must_be_within_its_length', { field: string; limit: number; found: number }>
  | 'command_must_show_what_is_signed'
  | 'shown_must_be_true'
  | Detailed<'manifest_must_be_accepted_whole', { act: number }>
  | 'id_must_be_new'
  | 'ledger_must_not_have_failed'

export const ADMISSION_TEXTS = {
  jws_must_be_at_most_1_mib: badInput(
    d =>
      `单个签名指令不得超过 1 MiB（${d.limit} 个字符），此件为 ${d.found} 个，请将操作清单拆分后提交。`,
    d =>
      `A signed command has at most 1 MiB (${d.limit} characters) and this one has ${d.found}; ` +
      'send the manifest in parts.',
  ),
  jws_must_be_well_formed: badInput(
    '指令不是有效的 JWS，请用客户端重新签名。',
    'The command is not a JWS; sign it again with the client.',
  ),
  header_must_hold_only_alg_kid_and_typ: badInput(
    '签名头只能依次含 alg、kid、typ 三项，且不含空格；请用客户端重新签名。',
    'The protected header holds alg, kid and typ in this order, without blanks, and nothing ' +
      'else; sign again with the client.',
  ),
  key_must_sign_once: badInput(
    '同一密钥对此指令重复签名；另一签名须使用另一密钥。',
    'One key has signed the command twice; make the second signature with another key.',
  ),
  key_must_be_enrolled: notAllowed(
    '签名头中 kid 所指的密钥尚未登记，请先登记，或改用已登记的密钥。',
    'The key that kid names is not enrolled; enrol it first, or sign with one that is.',
  ),
  algorithm_must_be_that_of_the_key: badInput(
    '签名算法与密钥登记的算法不符，请用登记的算法签名。',
    'The header names another algorithm than the key was enrolled with; sign with that one.',
  ),
  signature_must_be_valid: badInput(
    '签名无效：内容在签名后被改动，或所用密钥不是 kid 所指的密钥；请重新签名。',
    'The signature is not valid: the text was changed after it was signed, or the key is not ' +
      'the one that kid names; sign it again.',
  ),
  payload_must_be_canonical_json: badInput(
    '签名内容须为 RFC 8785 规范 JSON，请用客户端重新生成并签名。',
    'The payload must be canonical JSON (RFC 8785); make it with the client and sign again.',
  ),
  json_must_be_at_most_32_levels_deep: badInput(
    d => `JSON 嵌套不得超过 ${d.limit} 层，此处为 ${d.found} 层，请减少层级。`,
    d =>
      `JSON has at most ${d.limit} levels of objects and lists, and this one has ${d.found}; ` +
      'nest it less.',
  ),
  text_must_be_storable: badInput(
    '文本含空字符（NUL）或不成对的代理字符，请去掉。',
    'A text has a NUL character or half of a surrogate pair; take it out.',
  ),
  command_must_have_its_form: badInput(
    d => `指令的字段 ${d.field} 缺失、多余或类型有误。`,
    d => `The field ${d.field} of the command is missing, unknown or of the wrong type.`,
  ),
  command_must_be_for_this_ledger: badInput(
    d => `指令不是发给本账本的：aud 须为 ${d.ledger}，请改正后重签。`,
    d => `The command is addressed to another ledger; set aud to ${d.ledger} and sign again.`,
  ),
  request_must_hold_at_most_500_acts: badInput(
    d => `一次请求至多 ${d.limit} 项操作，此次为 ${d.found} 项，请分批提交。`,
    d => `A request holds at most ${d.limit} acts and this one ${d.found}; send several requests.`,
  ),
  party_must_keep_to_its_rate: conflict(
    d =>
      `贵方提交过快：按操作耗费计，每秒至多 ${d.perSecond} 点，短时至多 ${d.burst} 点；` +
      '请稍后用同一指令重试。',
    d =>
      `The party sends faster than it may: ${d.perSecond} points a second by what acts cost, and ` +
      `${d.burst} at once; send the same command again in a moment.`,
  ),
  party_must_keep_to_its_bytes_of_a_day: conflict(
    d => `贵方近一日提交的指令总量将达 ${d.found} 字节，上限为 ${d.limit} 字节，请稍后再试。`,
    d =>
      `With this the party has sent ${d.found} bytes within a day, and the limit is ${d.limit}; ` +
      'send it later.',
  ),
  ledger_must_not_be_overloaded: conflict(
    '系统繁忙，请稍后用同一指令重试。',
    'The ledger is busy; send the same command again in a moment.',
  ),
  command_id_must_not_be_used_for_another_payload: conflict(
    '此指令编号已用于另一内容，请换新编号。',
    'This command id was used for another payload; take a new one.',
  ),
} satisfies RefusalTexts<AdmissionRefusal>

export const ACT_TEXTS = {
  act_must_be_known: badInput(
    d => `没有名为 ${d.act} 的操作，请核对操作名称。`,
    d => `There is no act named ${d.act}; check how it is spelled.`,
  ),
  act_must_come_in_a_command_of_its_own: badInput(
    '此操作不得放入操作清单，请用单独的指令提交。',
    'This act cannot stand in a manifest; send it in a command of its own.',
  ),
  body_must_have_the_form_of_the_act: badInput(
    d => `操作的字段 ${d.field} 缺失、多余或格式有误。`,
    d => `The field ${d.field} of the act is missing, unknown or of the wrong form.`,
  ),
  field_must_be_within_its_length: badInput(
    d => `操作的字段 ${d.field} 过长或条目过多：上限为 ${d.limit}，实际为 ${d.found}，请缩减。`,
    d =>
      `The field ${d.field} of the act has at most ${d.limit} characters or items, and here ` +
      `${d.found}; shorten it.`,
  ),
  command_must_show_what_is_signed: badInput(
    '由人签署的指令须在 shown 中载明所涉记录的内容，使签署人所签即所见；请用客户端重新生成。',
    'A command that a person signs must carry `shown`, what the signer read of the records ' +
      'that it names; draw it up with the client.',
  ),
  shown_must_be_true: conflict(
    'shown 中载明的内容与账本不符，请重新生成后再签。',
    'What `shown` says of a record is not what the ledger has; draw the command up again.',
  ),
  manifest_must_be_accepted_whole: conflict(
    d =>
      `操作清单要求全部通过，其中第 ${d.act} 项被拒绝，故本项未执行；请更正该项后重新提交整份清单。`,
    d =>
      `The manifest is all or none, and its act number ${d.act} was refused, so this one was ` +
      'not done; mend that act and send the whole manifest as a new command.',
  ),
  id_must_be_new: conflict(
    '指令中的某个新编号已被使用，请换新编号。',
    'An id that the command gives is taken; make a new one.',
  ),
  ledger_must_not_have_failed: conflict(
    '系统故障，本指令未得到结果，请用同一指令重试。',
    'The ledger failed on this command, which has no answer; send the same command again.',
  ),
} satisfies RefusalTexts<ActRefusal>
