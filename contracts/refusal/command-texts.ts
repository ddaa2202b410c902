import type { AuthoriseRefusal } from '../party/authorise.ts'
import type { RefusalText } from './refusal-text.ts'
import { badInput, conflict, notAllowed, notFound } from './refusal-text.ts'

/** What the ledger itself refuses around a command, before or after it asks a contract. */
export type CommandRefusal =
  | 'jws_must_be_at_most_1_mib'
  | 'json_must_be_at_most_32_levels_deep'
  | 'text_must_be_storable'
  | 'jws_must_be_well_formed'
  | 'header_must_hold_only_alg_kid_and_typ'
  | 'key_must_be_enrolled'
  | 'key_must_sign_once'
  | 'algorithm_must_be_that_of_the_key'
  | 'signature_must_be_valid'
  | 'payload_must_be_canonical_json'
  | 'command_must_have_its_form'
  | 'command_must_be_for_this_ledger'
  | 'command_id_must_not_be_used_for_another_payload'
  | 'act_must_be_known'
  | 'act_must_come_in_a_command_of_its_own'
  | 'body_must_have_the_form_of_the_act'
  | 'field_must_be_within_its_length'
  | 'manifest_must_be_accepted_whole'
  | 'receivable_id_must_be_new'
  | 'party_id_must_be_new'
  | 'id_must_be_new'
  | 'ledger_must_not_be_overloaded'
  | 'ledger_must_not_have_failed'
  | 'party_must_keep_to_its_rate'
  | 'party_must_keep_to_its_bytes_of_a_day'
  | 'request_must_hold_at_most_500_acts'

export const COMMAND_TEXTS: Record<CommandRefusal | AuthoriseRefusal, RefusalText> = {
  jws_must_be_at_most_1_mib: badInput(
    '单个签名指令不得超过 1 MiB，请把清单分成几份。',
    'A signed command has at most 1 MiB; send the manifest in parts.',
  ),
  json_must_be_at_most_32_levels_deep: badInput(
    'JSON 嵌套不得超过 32 层。',
    'JSON has at most 32 levels of objects and lists.',
  ),
  text_must_be_storable: badInput(
    '文本不得含空字符（NUL）或不成对的代理字符。',
    'Text holds no NUL and no half of a surrogate pair.',
  ),
  jws_must_be_well_formed: badInput(
    '指令不是有效的 JWS，请用客户端重新签名。',
    'The command is not a JWS; sign it again with the client.',
  ),
  header_must_hold_only_alg_kid_and_typ: badInput(
    '签名头只能依次含 alg、kid、typ 三项，且不含空格。',
    'The protected header holds alg, kid and typ in this order, without blanks, and nothing else.',
  ),
  key_must_be_enrolled: notAllowed(
    '签名密钥尚未登记，请先登记该密钥。',
    'The signing key is not enrolled; enrol it first.',
  ),
  key_must_sign_once: badInput('同一密钥只能签一次。', 'One key signs a command once.'),
  algorithm_must_be_that_of_the_key: badInput(
    '签名算法与密钥登记的算法不符。',
    'The signature uses another algorithm than the key was enrolled with.',
  ),
  signature_must_be_valid: badInput(
    '签名无效：内容被改动，或用了别的密钥。',
    'The signature is not valid: the text was changed, or another key was used.',
  ),
  payload_must_be_canonical_json: badInput(
    '签名内容须为 RFC 8785 规范 JSON。',
    'The payload must be JSON in the form of RFC 8785.',
  ),
  command_must_have_its_form: badInput(
    '指令缺少字段、多出字段或字段类型有误。',
    'A field of the command is missing, unknown or of the wrong kind.',
  ),
  command_must_be_for_this_ledger: badInput(
    '指令是发给另一账本的，请核对 aud。',
    'The command is addressed to another ledger; check aud.',
  ),
  command_id_must_not_be_used_for_another_payload: conflict(
    '此指令编号已用于另一内容，请换新编号。',
    'This id was used for another payload; take a new one.',
  ),
  act_must_be_known: badInput('没有这种操作。', 'There is no such act.'),
  act_must_come_in_a_command_of_its_own: badInput(
    '此操作须单独提交，不得放入清单。',
    'This act must come in a command of its own, not in a manifest.',
  ),
  body_must_have_the_form_of_the_act: badInput(
    '操作内容的某一字段缺失、多余或格式有误。',
    'A field of the act is missing, unknown or not of its form.',
  ),
  field_must_be_within_its_length: badInput(
    '操作内容的某一字段过长或条目过多，上限与实际数见 details。',
    'A field of the act is too long or has too many items; details name the limit and the count.',
  ),
  manifest_must_be_accepted_whole: conflict(
    '清单要求全部通过，其中另一项被拒绝，故本项未执行。',
    'The manifest is all or none, and another of its acts was refused.',
  ),
  receivable_id_must_be_new: conflict(
    '此应收账款编号已被使用，请换新编号。',
    'This receivable id is taken; make a new one.',
  ),
  party_id_must_be_new: conflict(
    '此企业编号已被使用，请换新编号。',
    'This party id is taken; make a new one.',
  ),
  id_must_be_new: conflict(
    '指令中的某个新编号已被使用，请换新编号。',
    'An id that the command gives is taken; make a new one.',
  ),
  ledger_must_not_be_overloaded: conflict(
    '系统繁忙，请稍后用同一指令重试。',
    'The ledger is busy; send the same command again in a moment.',
  ),
  ledger_must_not_have_failed: conflict(
    '系统故障，本指令未得到结果，请用同一指令重试。',
    'The ledger failed on this command, which has no answer; send the same command again.',
  ),
  party_must_keep_to_its_rate: conflict(
    '贵企业提交过快，请稍后用同一指令重试。',
    'The party sends faster than it may; send the same command again in a moment.',
  ),
  party_must_keep_to_its_bytes_of_a_day: conflict(
    '贵企业近一日提交的指令总量已达上限，请稍后再试。',
    'What the party has sent within a day reaches its limit in bytes; send it later.',
  ),
  request_must_hold_at_most_500_acts: badInput(
    '一次请求至多 500 项操作，请分批提交。',
    'A request holds at most 500 acts; send several.',
  ),
  party_must_be_enrolled: notFound('没有这家企业。', 'No such party is enrolled.'),
  party_must_be_active: notAllowed(
    '该企业已被暂停，请联系运营方。',
    'The party is suspended; ask the operator.',
  ),
  command_must_not_be_dated_ahead: badInput(
    '指令时间晚于当前时间，请校准时钟后重签。',
    'The command is dated in the future; set the clock and sign again.',
  ),
  command_must_not_be_expired: badInput(
    '指令已过期，请重新签名。',
    'The command has expired; sign it again.',
  ),
  command_must_expire_in_time: badInput(
    '指令有效期过长，不得超过 30 天。',
    'The command must expire within 30 days.',
  ),
  command_must_be_signed: badInput('指令没有签名。', 'The command carries no signature.'),
  key_must_belong_to_the_party: notAllowed(
    '该密钥不属于此企业。',
    'The key belongs to another party.',
  ),
  key_must_not_be_revoked: notAllowed(
    '该密钥已被吊销，请用有效密钥。',
    'The key has been revoked; use another.',
  ),
  user_must_sign_its_own_command: notAllowed(
    '指令所称的用户没有签名。',
    'The user named in the command has not signed it.',
  ),
  reader_must_not_sign: notAllowed('只读用户不能签名。', 'A reader may look and not sign.'),
  key_must_be_under_sole_control: notAllowed(
    '此操作须由签名人自己掌控的密钥签名，平台托管的密钥不可用。',
    'This takes a key under its signer’s sole control; one kept by the platform will not do.',
  ),
  act_must_be_the_operators: notAllowed('此操作只能由运营方作出。', 'Only the operator does this.'),
  maker_must_sign: notAllowed('缺少经办人签名。', 'A maker has yet to sign.'),
  checker_must_sign: notAllowed('缺少复核人签名。', 'A checker has yet to sign.'),
  maker_and_checker_must_be_different_people: notAllowed(
    '经办与复核须为两个自然人。',
    'Maker and checker must be two different people.',
  ),
  signer_alone_must_stay_within_the_daily_limit: notAllowed(
    '今日单人签署的累计金额将超过本企业限额，请由复核人加签。',
    'What is signed alone today would pass the party’s daily limit: a checker must sign as well.',
  ),
}
