import type { AcknowledgePaymentRefusal } from '../receivable/acknowledge-payment.ts'
import type { CancelRefusal } from '../receivable/cancel.ts'
import type { ConfirmRefusal } from '../receivable/confirm.ts'
import type { LapseRefusal } from '../receivable/lapse.ts'
import type { PayWithAmountRefusal } from '../receivable/pay-with-amount.ts'
import type { ProposeRefusal } from '../receivable/propose.ts'
import type { RejectRefusal } from '../receivable/reject.ts'
import type { AnswerOfferRefusal } from '../title/answer-offer.ts'
import type {
  GiveStandingAcceptanceRefusal,
  WithdrawStandingAcceptanceRefusal,
} from '../title/give-standing-acceptance.ts'
import type { LapseOfferRefusal } from '../title/lapse-offer.ts'
import type { LiftHoldRefusal } from '../title/lift-hold.ts'
import type { OfferTransferRefusal } from '../title/offer-transfer.ts'
import type { PledgeRefusal } from '../title/pledge.ts'
import type { ReleaseRefusal } from '../title/release.ts'
import type { SetHoldRefusal } from '../title/set-hold.ts'
import type { WithdrawOfferRefusal } from '../title/withdraw-offer.ts'
import type { PARTY_TEXTS } from './party-texts.ts'
import type { RefusalText } from './refusal-text.ts'
import { badInput, conflict, notAllowed, notFound } from './refusal-text.ts'
import type { TRADE_TEXTS } from './trade-texts.ts'

export type ReceivableRefusal =
  | AcknowledgePaymentRefusal
  | AnswerOfferRefusal
  | CancelRefusal
  | ConfirmRefusal
  | GiveStandingAcceptanceRefusal
  | WithdrawStandingAcceptanceRefusal
  | LapseRefusal
  | LapseOfferRefusal
  | LiftHoldRefusal
  | OfferTransferRefusal
  | PayWithAmountRefusal
  | PledgeRefusal
  | ProposeRefusal
  | RejectRefusal
  | ReleaseRefusal
  | SetHoldRefusal
  | WithdrawOfferRefusal

type Elsewhere = keyof typeof PARTY_TEXTS | keyof typeof TRADE_TEXTS

export const RECEIVABLE_TEXTS: Record<Exclude<ReceivableRefusal, Elsewhere>, RefusalText> = {
  debtor_must_be_active: conflict('债务人已被暂停。', 'The debtor is suspended.'),
  supplier_must_be_enrolled_as_a_supplier: notFound(
    '该企业未以供应商身份入驻。',
    'No such party is enrolled as a supplier.',
  ),
  supplier_must_be_active: conflict('供应商已被暂停。', 'The supplier is suspended.'),
  supplier_must_not_be_the_debtor: badInput(
    '供应商与债务人不得为同一企业。',
    'Supplier and debtor must be two parties.',
  ),
  proposer_must_be_supplier_or_debtor: notAllowed(
    '只有供应商或债务人可以提出。',
    'Only the supplier or the debtor proposes.',
  ),
  due_date_must_be_in_the_future: badInput(
    '到期日须晚于当前业务日。',
    'The due date must be after today’s business date.',
  ),
  due_date_must_be_within_the_longest_term: badInput(
    '期限过长：自今日起不得超过 12 个月。',
    'The term is too long: at most 12 months from today.',
  ),
  face_must_be_at_most_that_of_a_package: badInput(
    '金额超过单包上限，请分为几笔。',
    'The amount is more than one package may hold; propose several.',
  ),
  public_body_must_pay_within_its_longest_term: badInput(
    '机关、事业单位向中小企业付款不得超过法定最长期限。',
    'A public body pays a small or medium firm within the longest term of the law.',
  ),
  longer_term_must_be_agreed_in_a_clause: badInput(
    '超过法定付款期限须有双方签署的合同条款。',
    'A term beyond the default takes a clause that both signed.',
  ),
  certificate_must_be_agreed_in_a_clause: badInput(
    '未见供应商同意以电子凭证收款的条款，不得强制使用。',
    'No clause says that the supplier takes certificates, and none may be forced on it.',
  ),
  certificate_must_not_stretch_the_term: badInput(
    '凭证到期日不得晚于发票到期日。',
    'The certificate must not fall due after its invoice.',
  ),
  debtor_must_have_paid_what_is_due: conflict(
    '债务人有到期未付的凭证，付清前不得新开。',
    'The debtor has not paid what fell due; nothing new is issued until it has.',
  ),
  debtor_must_not_be_in_bond_default: conflict(
    '债务人债券违约，不得新开凭证。',
    'The debtor is in default on a bond; nothing new is issued.',
  ),
  debtor_must_not_be_persistently_overdue: conflict(
    '债务人票据持续逾期，不得新开凭证。',
    'The debtor’s bills are persistently overdue; nothing new is issued.',
  ),
  receivable_must_be_known: notFound('没有这笔应收账款。', 'There is no such receivable.'),
  confirmer_must_be_the_debtor: notAllowed('只有债务人可以确认。', 'Only the debtor confirms.'),
  receivable_must_be_proposed: conflict(
    '这笔应收账款不在待确认状态。',
    'The receivable is not waiting for an answer.',
  ),
  proposal_must_not_be_past_its_date: conflict(
    '已过确认期限，请重新提出。',
    'The time to confirm is over; propose it again.',
  ),
  confirmation_must_state_the_proposed_amount: badInput(
    '确认金额与提出的金额不符。',
    'The amount confirmed is not the amount proposed.',
  ),
  confirmation_must_state_the_proposed_due_date: badInput(
    '确认的到期日与提出的不符。',
    'The due date confirmed is not the one proposed.',
  ),
  undertaking_must_be_the_text_in_force: badInput(
    '付款承诺不是现行文本，请重新取得后签署。',
    'This is not the undertaking in force; fetch it and sign again.',
  ),
  waiver_must_be_the_text_in_force: badInput(
    '放弃抗辩声明不是现行文本，请重新取得后签署。',
    'This is not the waiver in force; fetch it and sign again.',
  ),
  rejecter_must_be_the_other_party: notAllowed(
    '只有被提出的一方可以拒绝；提出方可以撤销。',
    'Only the party that it was proposed to rejects; its proposer cancels.',
  ),
  canceller_must_be_the_proposer: notAllowed(
    '只有提出方可以撤销。',
    'Only its proposer cancels a proposal.',
  ),
  receivable_must_be_proposed_or_issued: conflict(
    '这笔应收账款已经终结。',
    'The receivable has ended already.',
  ),
  canceller_must_be_the_first_supplier: notAllowed(
    '已开立的凭证只能由首个供应商作废。',
    'Only the first supplier cancels what has been issued.',
  ),
  receivable_must_be_unpaid: conflict(
    '已有付款，不能作废。',
    'Something has been paid on it; it cannot be cancelled.',
  ),
  receivable_must_not_be_overdue: conflict(
    '已逾期未付，不能作废；须付清后了结。',
    'It is overdue; it cannot be cancelled, only paid.',
  ),
  first_supplier_must_hold_every_span: conflict(
    '凭证已部分转让或清偿，不能作废。',
    'Part of it has passed on or been paid; it cannot be cancelled.',
  ),
  lapse_must_wait_for_its_date: conflict('期限未到，不能作失效处理。', 'Its date has not come.'),
  spans_must_be_named: badInput('请列明区间。', 'Name at least one span.'),
  receivable_must_be_issued: conflict(
    '这笔应收账款未开立或已终结。',
    'The receivable is not issued, or it has ended.',
  ),
  span_must_not_be_empty: badInput(
    '区间为空：起点须小于终点。',
    'The span is empty: lo must be below hi.',
  ),
  span_must_lie_within_the_face: badInput(
    '区间超出凭证面额。',
    'The span goes beyond the face of the receivable.',
  ),
  spans_must_not_overlap: badInput('所列区间有重叠。', 'Two of the spans overlap.'),
  party_must_hold_the_title: notAllowed(
    '该区间不全为贵方持有。',
    'You do not hold all of this span.',
  ),
  title_must_be_free_of_claims: conflict(
    '该区间已被要约、融资或质押占用。',
    'The span is under an offer, a financing or a pledge.',
  ),
  title_must_be_free_of_holds: conflict('该区间被冻结。', 'The span is on hold.'),
  transferee_must_be_another_party: badInput(
    '不能转让给自己。',
    'The transferee must be another party.',
  ),
  transferee_must_be_enrolled: notFound('受让方未入驻。', 'The transferee is not enrolled.'),
  transferee_must_be_active: conflict('受让方已被暂停。', 'The transferee is suspended.'),
  offer_must_be_made_before_settlement_begins: conflict(
    '临近到期日，已不能转让。',
    'It is too close to the due date to pass it on.',
  ),
  package_must_not_be_split_more_often: conflict(
    '该包拆分次数已达上限，请整笔转让已有区间。',
    'The package has been split as often as it may be; pass on whole titles.',
  ),
  spans_and_invoices_must_share_one_currency: badInput(
    '凭证与发票须为同一币种。',
    'Spans and invoices must be in one currency.',
  ),
  trade_must_equal_the_amount_transferred: badInput(
    '引用的发票金额合计须等于转让金额。',
    'The amounts used of the invoices must add up to what is transferred.',
  ),
  spans_must_be_under_an_offer: conflict(
    '所列区间没有待答复的要约。',
    'There is no open offer on these spans.',
  ),
  spans_must_be_all_those_of_the_offer: badInput(
    '须列明该要约的全部区间。',
    'Name all spans of the offer.',
  ),
  answerer_must_be_the_transferee: notAllowed(
    '只有受让方可以答复；所列区间没有给贵方的要约。',
    'Only the transferee answers; these spans are not under an offer to you.',
  ),
  offer_must_not_be_past_its_date: conflict('要约已过期。', 'The offer is past its date.'),
  withdrawer_must_be_the_transferor: notAllowed(
    '只有转让方可以撤回要约。',
    'Only the transferor withdraws an offer.',
  ),
  holdings_must_cover_the_amount: conflict(
    '可用的凭证余额不足。',
    'You do not hold enough that is free.',
  ),
  pledgee_must_be_another_party: badInput('不能质押给自己。', 'The pledgee must be another party.'),
  pledgee_must_be_enrolled: notFound('质权人未入驻。', 'The pledgee is not enrolled.'),
  pledgee_must_be_active: conflict('质权人已被暂停。', 'The pledgee is suspended.'),
  span_must_be_pledged: conflict('该区间未全部质押。', 'Not all of this span is pledged.'),
  releaser_must_be_the_pledgee: notAllowed('只有质权人可以解押。', 'Only the pledgee releases.'),
  hold_must_be_of_a_court_or_a_dispute: badInput(
    '应收账款只能因司法冻结或争议而冻结。',
    'A receivable is held by a court or in a dispute only.',
  ),
  court_hold_must_be_set_by_a_court: notAllowed(
    '司法冻结只能由法院设置。',
    'Only a court sets a court’s hold.',
  ),
  title_must_not_be_retired: conflict('该区间已清偿。', 'Part of this span has been paid off.'),
  hold_must_not_be_set_twice: conflict(
    '该区间已有贵方设置的同类冻结。',
    'You hold part of this span in this way already.',
  ),
  dispute_must_be_the_debtors: notAllowed('只有债务人可以提出争议。', 'Only the debtor disputes.'),
  dispute_must_be_on_what_the_first_supplier_holds: conflict(
    '争议只及于首个供应商仍持有的区间。',
    'A dispute reaches only what the first supplier still holds.',
  ),
  hold_must_be_the_partys_own: notAllowed(
    '该区间没有贵方设置的此类冻结。',
    'You have set no such hold on all of this span.',
  ),
  payment_must_be_of_one_debtor: badInput(
    '一次只能确认同一债务人的付款，请按债务人分开。',
    'A payment is that of one debtor; acknowledge those of several apart.',
  ),
  payment_must_not_be_in_the_future: badInput(
    '付款日不得晚于当前业务日。',
    'The payment must not be dated after today’s business date.',
  ),
  transferor_must_be_another_party: badInput(
    '转让方不能是贵方自己。',
    'The transferor must be another party.',
  ),
  transferor_must_be_enrolled: notFound('转让方未入驻。', 'The transferor is not enrolled.'),
  standing_acceptance_must_be_the_partys_own: notFound(
    '没有这项长期接受规则。',
    'The party has no such standing acceptance.',
  ),
}
