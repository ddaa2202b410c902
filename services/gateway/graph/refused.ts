import { Bug } from '../../../contracts/kernel/bug.ts'
import type {
  Detailed,
  Refusal,
  Refused as RefusedValue,
} from '../../../contracts/kernel/decision.ts'
import {
  type AnyText,
  badInput,
  type RefusalClass as ClassName,
  conflict,
  formatRefusal,
  notAllowed,
  notFound,
  type RefusalText,
  type RefusalTexts,
} from '../../../contracts/kernel/refusal-text.ts'
import { REFUSAL_TEXTS } from '../../../contracts/refusal/texts.ts'
import type { UploadQuotaRefusal } from '../../blobs/index.ts'
import { FILE_TEXTS, ROW_TEXTS } from '../../intake/index.ts'
import { describe, type FileRefused } from '../../platform/mapped-files/refusal.ts'
import { WEBHOOK_TEXTS, type WebhookRefusal } from '../../webhooks/index.ts'
import type { ChallengeRefusal } from '../http/session/answer-challenge.ts'
import type { PasswordRefusal } from '../http/session/passwords.ts'
import { SESSION_TEXTS, type SessionRefusal } from '../http/session/session-texts.ts'
import type { LoginRefusal } from '../http/session/try-login.ts'
import { builder } from './builder.ts'
import { enumOf } from './enum-of.ts'

const RefusalClass = enumOf('RefusalClass', 'What a program should make of a refusal.', {
  BAD_INPUT: 'The request is wrong in itself: the same will never be accepted.',
  NOT_ALLOWED: 'This party, user or key may not do it.',
  CONFLICT: 'It cannot be done as things stand now; it may be possible later.',
  NOT_FOUND: 'There is nothing by that name that the party can see.',
} satisfies Record<ClassName, string>)

export const Refused = builder.objectRef<RefusedValue<Refusal>>('Refused').implement({
  description: 'The request was refused since a duty was not met. Nothing was changed.',
  readers: 'anyone',
  fields: t => ({
    refusal: t.exposeString('refusal', {
      description: 'The code of the duty that was not met; schema/refusals.md lists all of them.',
    }),
    path: t.exposeString('path', {
      description:
        'The field that the refusal is about, such as `body.debtor`. Empty where it is the ' +
        'whole request.',
    }),
    details: t.field({
      type: 'RefusalDetails',
      nullable: true,
      description: 'The values that both sentences show. Null where they show none.',
      resolve: ({ details }) => details ?? null,
    }),
    class: t.field({
      type: RefusalClass,
      description: 'What a program should make of the refusal.',
      resolve: refused => formatRefused(refused).class,
    }),
    zh: t.string({
      description: 'The refusal as a sentence in Chinese.',
      resolve: refused => formatRefused(refused).zh,
    }),
    en: t.string({
      description: 'The refusal as a sentence in English.',
      resolve: refused => formatRefused(refused).en,
    }),
  }),
})

/** Tells the type of what a mutation resolves to: refused, or the one that it gives otherwise. */
export function refusedOr<Name extends string>(name: Name): (value: object) => 'Refused' | Name {
  return value => (isRefused(value) ? 'Refused' : name)
}

export function isRefused(value: object): value is RefusedValue<Refusal> {
  return (value as { readonly ok?: boolean }).ok === false
}

/** Writes a refusal out in both languages, with its class. */
export function formatRefused({ refusal, details, found, expected }: Written): RefusalText {
  const text = TEXTS[refusal]
  if (!text) throw new Bug(`the refusal ${refusal} has no text`)
  const said = formatRefusal(text, details)
  if (found === undefined || expected === undefined) return said
  return { ...said, ...describe(said, { found, expected }) }
}

/** A refusal; that of a file says in its sentences what was found in it, and what was expected. */
type Written = Pick<RefusedValue<Refusal>, 'refusal' | 'details'> &
  Partial<Pick<FileRefused, 'found' | 'expected'>>

/** Codes whose texts stand beside their contracts. */
type ContractCode = keyof typeof REFUSAL_TEXTS

type EdgeRefusal =
  | Exclude<ChallengeRefusal, ContractCode | { readonly code: ContractCode }>
  | PasswordRefusal
  | LoginRefusal
  | 'session_must_be_opened_by_a_key'
  | 'mail_address_must_have_its_form'
  | 'application_must_be_known_and_without_address'
  | 'draft_must_be_open'
  | 'draft_must_not_be_in_use'
  | 'party_must_keep_to_its_drafts_of_a_day'
  | Detailed<'party_must_keep_to_its_drafts', { limit: number; used: number }>
  | 'draft_must_be_signed_once_by_each'
  | 'draft_must_hold_one_act'
  | 'key_must_be_the_users_own'
  | 'custody_key_must_not_exist_yet'
  | 'application_must_be_open'
  | 'reader_must_not_decide'
  | 'document_must_be_at_most_1_mib'
  | 'application_must_name_at_most_50_users'
  | 'user_must_have_at_most_10_keys'
  | 'identity_must_be_stretched_on_the_device'
  | Detailed<'party_must_add_fewer_people_in_a_day', { limit: number }>
  | 'application_must_be_at_most_128_kib'
  | 'open_invitation_must_be_known'
  | 'session_must_be_known'
  | SessionRefusal
  | WebhookRefusal
  | 'upload_must_be_a_whole_form'
  | 'kind_must_be_said_before_the_file'
  | 'file_must_be_the_only_one_on_its_way'
  | 'import_must_be_known'
  | 'link_must_be_in_force'
  | 'file_must_be_there'
  | UploadQuotaRefusal

/** What the gateway itself refuses; everything else has its text beside its contract. */
export const EDGE_TEXTS = {
  challenge_must_be_open: notAllowed(
    '登录质询无效、已使用或已过期，请重新获取。',
    'The challenge is not open: used, expired or not ours. Ask for a new one.',
  ),
  password_must_have_12_to_200_characters: badInput(
    '密码须为 12 至 200 个字符。',
    'A password has 12 to 200 characters.',
  ),
  login_name_must_have_3_to_100_characters: badInput(
    '登录名须为 3 至 100 个字符。',
    'A login name has 3 to 100 characters.',
  ),
  login_name_must_be_free: conflict(
    '该登录名已被使用，请另选一个。',
    'This login name is taken; choose another one.',
  ),
  login_must_be_known_and_its_password_right: notAllowed(
    '登录名或密码不正确；若确认无误，请以本人密钥打开会话并重设密码。',
    'Name or password is not right. If you are sure of both, open a session with your key and ' +
      'set the password anew.',
  ),
  login_must_be_tried_less_often: notAllowed(
    d => `此处多次输错密码，请 ${d.minutes} 分钟后再试，或以本人密钥打开会话。`,
    d =>
      `Too many wrong passwords came from here: try again in ${d.minutes} minutes, or open a ` +
      'session with your key.',
  ),
  mail_address_must_have_its_form: badInput(
    '邮件地址须为“名称@域名”的形式，最多 254 个字符，且只含一个地址。',
    'A mail address is one mailbox, name@domain, of at most 254 characters.',
  ),
  application_must_be_known_and_without_address: conflict(
    '未查到该申请，或其邮件地址已经设置；地址只能设置一次。',
    'There is no such application, or its mail address is set; it is set once.',
  ),
  session_must_be_opened_by_a_key: notAllowed(
    '设置密码须使用以本人密钥打开的会话。',
    'A password is set in a session that the user opened with its own key.',
  ),
  draft_must_be_open: conflict(
    '未查到贵方可签的该草稿：编号有误，或已完成、撤回或过期；如仍需办理，请重新起草。',
    'The draft is not yours, or is done, withdrawn or expired; draw the act up again.',
  ),
  party_must_keep_to_its_drafts: conflict(
    d => `贵方待签草稿已占 ${inMib(d.used)}，上限 ${inMib(d.limit)}；请先签署、撤回部分草稿。`,
    d =>
      `Drafts of the party that wait take ${inMib(d.used)} and may take ${inMib(d.limit)}: sign ` +
      'or withdraw some first.',
  ),
  party_must_keep_to_its_drafts_of_a_day: conflict(
    '贵方近一日新建的草稿总量已达上限，请稍后再试。',
    'The drafts that the party has made within a day reach their limit in bytes; try again later.',
  ),
  draft_must_not_be_in_use: conflict(
    '他人正在签署此草稿，请稍后再试。',
    'Somebody else is signing this draft at this moment; try again.',
  ),
  draft_must_be_signed_once_by_each: conflict(
    '您已在此草稿上签名。',
    'You have signed the draft already.',
  ),
  draft_must_hold_one_act: badInput(
    '草稿只能含一项操作，以便签署人逐项阅读。',
    'A draft holds one act, so that each of its signers can read it.',
  ),
  key_must_be_the_users_own: notAllowed(
    '只能用本人的密钥签名。',
    'Everybody signs with a key of their own.',
  ),
  custody_key_must_not_exist_yet: conflict(
    '您已有一把由平台保管的密钥。',
    'You already have a key that the platform keeps.',
  ),
  application_must_be_open: notFound(
    '未查到该待审核的申请，请核对编号。',
    'There is no open application of this id; check the id.',
  ),
  reader_must_not_decide: notAllowed(
    '查阅职责的用户只能查阅；须由经办、复核或签署职责的用户决定。',
    'A user with the duty of reader only reads; a maker, checker or signer decides.',
  ),
  document_must_be_at_most_1_mib: badInput(
    '单个文件不得超过 1 MiB，且须为 base64url 编码。',
    'A document has at most 1 MiB, in base64url.',
  ),
  application_must_name_at_most_50_users: badInput(
    '入驻申请最多列明 50 名用户，其余可在入驻后新增。',
    'An application names at most 50 users; a party adds others once it is enrolled.',
  ),
  user_must_have_at_most_10_keys: badInput(
    '申请中每名用户最多 10 把密钥，其余可在入驻后登记。',
    'A user has at most 10 keys in an application; others are enrolled later.',
  ),
  identity_must_be_stretched_on_the_device: badInput(
    '证件号码须先在本人设备上以 argon2id 拉伸（32 字节，base64url 编码），不得直接提交号码。',
    'The number of an identity document is stretched with argon2id on the device of its person, ' +
      'to 32 bytes in base64url; the number itself is not sent.',
  ),
  party_must_add_fewer_people_in_a_day: conflict(
    d => `贵方一日内最多为 ${d.limit} 名人员生成身份摘要，请明日再试。`,
    d => `A party has the identities of at most ${d.limit} people keyed in a day; go on tomorrow.`,
  ),
  application_must_be_at_most_128_kib: badInput(
    '除文件外，申请内容不得超过 128 KiB。',
    'An application has at most 128 KiB beside its documents.',
  ),
  open_invitation_must_be_known: notFound(
    '未查到贵方可结束的该有效邀请，请核对编号。',
    'There is no open invitation of this id that you may end; check the id.',
  ),
  session_must_be_known: notFound(
    '未查到您可结束的该会话；它可能已结束或过期。',
    'There is no such session that you may end: it has ended or expired, or is not yours to end.',
  ),
  ...SESSION_TEXTS,
  ...WEBHOOK_TEXTS,
  upload_must_be_a_whole_form: badInput(
    '上传须为完整的 multipart/form-data 表单，文件在最后；此次上传未改变任何数据。',
    'An upload is a whole multipart/form-data form with the file at its end; nothing was changed.',
  ),
  kind_must_be_said_before_the_file: badInput(
    '表单须在文件之前给出 kind：order、delivery 或 invoice。',
    'The form says kind, one of order, delivery and invoice, before the file.',
  ),
  file_must_be_the_only_one_on_its_way: conflict(
    '贵方另一文件正在上传，请稍候。',
    'Another file of your party is on its way; wait for it.',
  ),
  import_must_be_known: notFound(
    '未查到贵方的该项导入，请核对编号。',
    'Your party has no import of this id; check the id.',
  ),
  link_must_be_in_force: notAllowed(
    '链接无效或已过期（五分钟），请重新获取。',
    'The link is not in force: it lasts five minutes. Ask for a new one.',
  ),
  file_must_be_there: notFound(
    '未查到该文件，或贵方无权查看。',
    'There is no such file that you can see.',
  ),
  party_must_keep_to_its_files: conflict(
    d => `贵方上传的文件已占 ${inMib(d.used)}，上限 ${inMib(d.limit)}；如需更多请联系运营方。`,
    d =>
      `Files of the party take ${inMib(d.used)} and may take ${inMib(d.limit)}: ask the operator ` +
      'for more.',
  ),
  party_must_keep_to_its_uploads_of_a_day: conflict(
    d => `贵方一天内最多上传 ${d.limit} MiB，请明日再试。`,
    d => `A party uploads at most ${d.limit} MiB in a day; try again tomorrow.`,
  ),
} satisfies RefusalTexts<EdgeRefusal>

/** Bytes as people read them, never less than there are. */
function inMib(bytes: number | string): string {
  return `${Math.ceil(Number(bytes) / 2 ** 20)} MiB`
}

const TEXTS: Readonly<Record<string, AnyText>> = {
  ...REFUSAL_TEXTS,
  ...EDGE_TEXTS,
  ...FILE_TEXTS,
  ...ROW_TEXTS,
}
