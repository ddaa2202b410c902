import type { Bilingual } from './sentence.ts'

/** What follows from the acts on accounts, statements and payouts. */
export const PAYMENT_CONSEQUENCES: Readonly<Record<string, Bilingual>> = {
  'payment.register-account': {
    zh: '经两名运营人员与开户行核对公钥后，再过数个营业日方可收付；他人由此看到账号与户名。',
    en:
      'It pays and is paid some business days after two officers have compared the key with its ' +
      'bank; who pays your firm sees its number and name.',
  },
  'payment.confirm-account': {
    zh: '该公钥签署的对账单即可证明此账户的收付，款项由此移转权属。',
    en: 'Statements under this key prove payments of the account, and titles move by them.',
  },
  'payment.close-account': {
    zh: '该账户不再用于新的收付；此后的对账单仍可提交。',
    en: 'It takes part in no new payment; statements of it can still be handed in.',
  },
  'payment.record-statement': {
    zh: '银行签名的对账单即为收付的证明，不能收回；未签名的待运营人员确认。',
    en:
      'Signed by the bank it is proof of what was booked, for good; unsigned it proves nothing ' +
      'until officers confirm it.',
  },
  'payment.instruct-payout': {
    zh: '请随后将指令送交开户行。结果未证实前，所占款项与额度不能释放，也不得重复付款。',
    en:
      'Send the instruction to your bank then. Until it is known what came of it nothing is ' +
      'freed, and nothing is to be paid again.',
  },
  'payment.prove-payout': {
    zh: '付款与权属在同一时刻互相交付；退回的流水则使权属一并退回。',
    en:
      'Payment and titles change hands in the same moment; an entry that takes the payment back ' +
      'gives the titles back.',
  },
  'payment.note-rejection': {
    zh: '该笔融资回到已批准，可以重新放款，也可以撤回。',
    en: 'The financing is approved again: it can be paid out anew, or taken back.',
  },
  'payment.note-silence': {
    zh: '区间与额度仍占用：款项仍可能划出，有证明时照常移转权属。',
    en: 'Spans and limits stay bound: the money may still move, and a proof is taken as before.',
  },
  'payment.give-up-payout': {
    zh: '融资终止，所占款项与额度释放；此后若证实已付款，应退回资金方。',
    en:
      'The financing ends; what was bound and reserved is free. Money that is proven after ' +
      'all is owed back to the lender.',
  },
  'payment.demand-buy-back': {
    zh: '对方须在期限内付清；付款证实时区间即退回对方，在此之前不要处分这些区间。',
    en:
      'It is to be paid by its day. The titles go back by the proof of the payment; do not ' +
      'dispose of them before.',
  },
  'payment.prove-buy-back': {
    zh: '付款与权属在同一时刻互相交付；资金方已不持有的，款项应退还。',
    en:
      'Payment and titles change hands in the same moment; where the lender has them no more, ' +
      'the money is owed back.',
  },
  'payment.lapse-buy-back': {
    zh: '资金方可再次要求回购，利息续计；此后的付款仍作数。',
    en: 'It can be demanded anew with more interest; a payment after that still counts.',
  },
  'receivable.note-overdue': {
    zh: '告知债务人、供应商及各权利人；债务人付清前不得新开立。',
    en:
      'The debtor, the supplier and whoever has a right in it are told; nothing new is issued on ' +
      'the debtor until it has paid.',
  },
  'receivable.note-unpaid': {
    zh: '催收未果的记录永久保留，各方可见；有追索权的资金方可要求回购。',
    en: 'It stays on record for all concerned; a lender with recourse may demand a buy-back.',
  },
  'payment.confirm-statement': {
    zh: '该对账单即与银行签名的同样作证，不能收回。请先向开户行核对。',
    en: 'From now on it proves as a signed one does, for good. Ask the bank before you sign.',
  },
  'settlement.instruct-settlement': {
    zh: '请随后将指令送交开户行。各区间自此冻结，直至其付款证实、被拒绝或由双方放弃；不得重复付款。',
    en:
      'Send the instruction to your bank then. Each span is held until its payment is proven, ' +
      'rejected or given up by both sides; pay nothing of it twice.',
  },
  'settlement.prove-line': {
    zh: '付款证实后该区间即告清偿，不能恢复；退回的流水使该行重新欠付。',
    en:
      'Proven, the span is paid and retired for good. An entry that takes the payment back makes ' +
      'the line owed again.',
  },
  'settlement.reject-lines': {
    zh: '被拒绝的行不再在途，其区间可以重新付款。',
    en: 'The lines rejected are no longer in flight; their spans can be paid anew.',
  },
  'settlement.give-up-line': {
    zh: '该区间可以重新付款；此后若证实已付款，应退回债务人。',
    en: 'The span can be paid anew. Money that is proven after all is owed back to the debtor.',
  },
  'settlement.open-maturity': {
    zh: '该到期日成为债务人的待办，到期前再次提醒。',
    en: 'The due date is a task of the debtor, of which it is reminded before.',
  },
  'settlement.close-maturity': {
    zh: '未付的款项记录在账，仍可兑付。',
    en: 'What is not paid is on record, and can still be paid.',
  },
  'payment.match-entries': {
    zh: '所列流水与款项按所写金额销账，余额继续待核；差额由两人核销，权属不变。',
    en:
      'These amounts are settled with each other, and what is left of them stays to be looked ' +
      'at; a difference is let go for good. No title moves by it.',
  },
}
