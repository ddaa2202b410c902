import type { PublishRefusal } from '../calendar/publish.ts'
import type { RollRefusal } from '../calendar/roll.ts'
import type { EndDebtorMarkRefusal, MarkDebtorRefusal } from '../debtor/debtor-mark.ts'
import type { AddUserRefusal, EndUserRefusal } from '../party/add-user.ts'
import type { EnrolRefusal } from '../party/enrol.ts'
import type { EnrolKeyRefusal } from '../party/enrol-key.ts'
import type { FoundRefusal } from '../party/genesis.ts'
import type { GiveMandateRefusal, WithdrawMandateRefusal } from '../party/mandate.ts'
import type { RecoverKeyRefusal } from '../party/recover-key.ts'
import type { RevokeKeyRefusal } from '../party/revoke-key.ts'
import type { SetPolicyRefusal } from '../party/set-policy.ts'
import type { ReinstateRefusal, SuspendRefusal } from '../party/suspend.ts'
import type { COMMAND_TEXTS } from './command-texts.ts'
import type { RefusalText } from './refusal-text.ts'
import { badInput, conflict, notAllowed, notFound } from './refusal-text.ts'

export type PartyRefusal =
  | PublishRefusal
  | RollRefusal
  | AddUserRefusal
  | EndUserRefusal
  | EndDebtorMarkRefusal
  | MarkDebtorRefusal
  | EnrolRefusal
  | EnrolKeyRefusal
  | FoundRefusal
  | GiveMandateRefusal
  | WithdrawMandateRefusal
  | RecoverKeyRefusal
  | RevokeKeyRefusal
  | SetPolicyRefusal
  | ReinstateRefusal
  | SuspendRefusal

export const PARTY_TEXTS: Record<Exclude<PartyRefusal, keyof typeof COMMAND_TEXTS>, RefusalText> = {
  code_must_have_its_check_digit: badInput(
    '统一社会信用代码或 LEI 有误：校验位不符。',
    'The credit code or LEI is wrong: its check digit does not fit.',
  ),
  party_must_be_enrolled_once: conflict(
    '该代码的企业已入驻。',
    'A party with this code is enrolled already.',
  ),
  name_must_be_given: badInput(
    '请填写企业名称，至多 200 字。',
    'Give the name of the party, at most 200 characters.',
  ),
  role_must_be_given: badInput('请至少选择一种角色。', 'Give the party at least one role.'),
  operator_must_be_the_one_of_genesis: notAllowed(
    '运营方只有创始时的一家。',
    'There is one operator, the one that began the ledger.',
  ),
  genesis_must_be_for_no_ledger: badInput(
    '创始指令的 aud 须为空：账本此时尚无名称。',
    'Genesis is addressed to no ledger, as it has no name yet: aud must be empty.',
  ),
  genesis_must_be_the_operators: badInput(
    '创始指令须由运营方自己发出。',
    'Genesis is a command of the operator that it founds.',
  ),
  licence_must_be_stored: badInput('请上传营业执照。', 'Store the business licence.'),
  authorisation_of_the_representative_must_be_stored: badInput(
    '请上传法定代表人授权书。',
    'Store the authorisation of the legal representative.',
  ),
  micro_deposit_must_have_come_back: badInput(
    '小额打款尚未验证。',
    'The micro-deposit to its account has not been confirmed.',
  ),
  debtor_must_have_been_called_back: badInput(
    '入驻为债务人须经独立渠道回访，请补回访记录。',
    'A debtor must be called back on a contact found without its help; add the note.',
  ),
  letter_of_the_party_must_be_stored: badInput(
    '请上传加盖公章的密钥恢复申请函。',
    'Store the letter, under the party’s seal, that asks for the key.',
  ),
  party_must_have_been_called_back: badInput(
    '恢复密钥须经独立渠道回访，请补回访记录。',
    'The party must be called back on a contact found without its help; add the note.',
  ),
  user_must_be_named: badInput('请至少填写一名用户。', 'Name at least one user.'),
  person_must_act_once_for_a_party: conflict(
    '同一自然人在同一企业只能担任一种职责。',
    'One natural person has one duty in a party.',
  ),
  public_key_must_fit_its_algorithm: badInput(
    '公钥格式与算法不符。',
    'The public key is not one of its algorithm.',
  ),
  key_must_be_enrolled_once: conflict(
    '该公钥已被登记，请生成新密钥。',
    'This public key is enrolled already; make a new key.',
  ),
  user_must_be_of_the_party: notFound('该企业没有这名用户。', 'The party has no such user.'),
  limit_must_not_be_negative: badInput('限额不得为负。', 'A limit must not be negative.'),
  limit_must_be_at_most_the_maximum: badInput(
    '限额超过系统上限。',
    'The limit is beyond the largest amount there is.',
  ),
  limit_must_be_positive: badInput('限额须大于零。', 'The limit must be more than zero.'),
  mandate_must_be_for_an_act_of_value: badInput(
    '只能对处分价值的操作授权。',
    'A mandate is for an act of value only.',
  ),
  mandate_must_be_within_the_single_limit: notAllowed(
    '授权限额超过企业单签限额。',
    'The mandate goes beyond the party’s single-signature limit.',
  ),
  end_must_be_in_the_future: badInput(
    '截止日须晚于当前业务日。',
    'It must end after today’s business date.',
  ),
  mandate_must_be_the_partys_own: notFound('没有这项授权。', 'The party has no such mandate.'),
  operator_must_stay_active: notAllowed('运营方不能被暂停。', 'The operator cannot be suspended.'),
  party_must_be_suspended: conflict('该企业并未被暂停。', 'The party is not suspended.'),
  reason_must_be_given: badInput('请填写原因。', 'Give the reason.'),
  debtor_must_be_enrolled_as_a_debtor: notFound(
    '该企业未以债务人身份入驻。',
    'No such party is enrolled as a debtor.',
  ),
  mark_must_not_be_dated_ahead: badInput(
    '日期不得晚于当前业务日。',
    'The date must not be after today’s business date.',
  ),
  mark_must_stand: notFound('没有这条仍有效的记录。', 'There is no such mark that still stands.'),
  mark_must_end_after_it_began: badInput(
    '结束日不得早于开始日。',
    'It must not end before it began.',
  ),
  edition_must_be_the_ledgers_own: conflict(
    '公布的日历版本与系统所用版本不符。',
    'This is not the edition by which the ledger reckons.',
  ),
  edition_must_bring_a_new_year: conflict(
    '该日历所含年度均已公布。',
    'All years of this edition have been published.',
  ),
  date_must_be_rolled_forward: conflict(
    '业务日只能向后推进。',
    'The business date goes forward only.',
  ),
  date_must_be_a_business_day: badInput('该日不是营业日。', 'That date is no business day.'),
  date_must_not_be_beyond_today: conflict(
    '业务日不得超过今天。',
    'The business date must not go beyond today.',
  ),
}
