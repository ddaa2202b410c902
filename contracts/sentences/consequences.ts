import type { ActRequest } from '../command/command.ts'
import { FACILITY_CONSEQUENCES } from './facility-consequences.ts'
import { FINANCING_CONSEQUENCES } from './financing-consequences.ts'
import { GOODS_CONSEQUENCES } from './goods-consequences.ts'
import { PAYMENT_CONSEQUENCES } from './payment-consequences.ts'
import { PRICING_CONSEQUENCES } from './pricing-consequences.ts'
import { REGISTRATION_CONSEQUENCES } from './registration-consequences.ts'
import type { Bilingual } from './sentence.ts'

/** Says what follows from an act once it is done: what binds its signers, what is never undone. */
export function describeConsequence({ act, body }: ActRequest): Bilingual | null {
  if (act === 'title.answer-offer')
    return (body as { answer?: unknown } | null)?.answer === 'accept' ? ACCEPTED : REFUSED
  return Object.hasOwn(CONSEQUENCES, act) ? CONSEQUENCES[act]! : null
}

const ACCEPTED: Bilingual = {
  zh: '本企业即成为持有人，对转让方无追索权；不能再退回。',
  en: 'Your firm becomes the holder, without recourse to the transferor. It cannot be given back.',
}
const REFUSED: Bilingual = {
  zh: '全部退回转让方，须由其重新转让才能再签收。',
  en: 'All of it is the transferor’s again; it can be accepted only if it is offered anew.',
}

const BINDS_US: Bilingual = {
  zh: '自生效起对本企业有约束力，直至撤回或到期。',
  en: 'It binds your firm from now on, until it is withdrawn or ends.',
}
const ENDS_NOW: Bilingual = {
  zh: '立即失效；此前据此办理的业务仍然有效。',
  en: 'It ends at once; what was done under it before remains valid.',
}
const BY_OFFICERS: Bilingual = {
  zh: '对平台全体企业生效，不能倒退。',
  en: 'It holds for every firm of the platform and is never taken back.',
}
const LAPSED: Bilingual = {
  zh: '此前的申请随之终止，所占用的发票或标的即行释放。',
  en: 'What was asked ends with it; the invoices or parts it kept are free again.',
}

/** Of every act but `title.answer-offer`, which has two. */
export const CONSEQUENCES: Readonly<Record<string, Bilingual>> = {
  'receivable.propose': {
    zh: '所列发票即被占用，直至对方确认、拒绝或本企业撤销；确认前本企业可以撤销。',
    en:
      'The invoices are reserved until the other side confirms or rejects. Until then your firm ' +
      'can cancel it.',
  },
  'receivable.confirm': {
    zh: '本企业于到期日须向届时的持有人无条件足额付款；确认后不能撤回。',
    en:
      'On the due date your firm must pay whoever then holds it, in full and without condition. ' +
      'A confirmation cannot be taken back.',
  },
  'receivable.reject': {
    zh: '该提议终止，所用发票退还；供应商可以重新提议。',
    en: 'The proposal ends and its invoices are free; the supplier may propose again.',
  },
  'receivable.cancel': {
    zh: '该应收账款终止，所用发票退还，可以重新提议。',
    en: 'The receivable ends and its invoices are free; they can be proposed again.',
  },
  'receivable.lapse': LAPSED,
  'receivable.hold-diluted': {
    zh: '被稀释的部分冻结，一级供应商不能处置，直至债务人解除。',
    en: 'Its first supplier can do nothing with what is diluted until the debtor lifts the hold.',
  },
  'receivable.pay-with-amount': {
    zh: '所选款项在对方答复前被占用；对方签收后即归其所有，不能收回。',
    en:
      'What is chosen is reserved until the other side answers. Once it accepts, it is the ' +
      'holder, and your firm cannot take it back.',
  },
  'receivable.acknowledge-payment': {
    zh: '债务人对这些款项不再欠付，不能恢复。只有确已收款时才可签署。',
    en: 'The debtor owes nothing on it any more, for good. Sign only if the money has come.',
  },
  'title.offer-transfer': {
    zh: '标的在对方答复前被占用，本企业可以撤回；对方签收后即归其所有，不能收回。',
    en:
      'It is reserved until the other side answers, and your firm can withdraw it until then. ' +
      'Once accepted it is theirs and cannot be taken back.',
  },
  'title.withdraw-offer': {
    zh: '标的恢复自由，对方不能再签收。',
    en: 'It is free again; the other side can no longer accept it.',
  },
  'title.lapse-offer': LAPSED,
  'title.offer-pledge': {
    zh: '标的在对方答复前被占用；对方接受后，在其解除之前本企业不能转让或再质押。',
    en:
      'It is reserved until the other side answers. Once accepted, your firm can neither pass it ' +
      'on nor pledge it again until it is released.',
  },
  'title.accept-pledge': {
    zh: '标的质押给本企业，以担保所列债务；出质人不能再处分，直至本企业解除。',
    en:
      'It is pledged to your firm as security for the debt named; its holder can do nothing with ' +
      'it until your firm releases it.',
  },
  'title.disclose': {
    zh: '对方即可查阅，每次查阅均记入账本并保存所示内容；已查阅的不能收回。',
    en:
      'The other side can look at once; each look is journaled and what it showed is kept. What ' +
      'has been seen cannot be taken back.',
  },
  'title.look': {
    zh: '查阅记入账本，所示内容为双方保存；接受要约时须写明其摘要。',
    en:
      'The look is journaled and what it shows is kept for both sides; your acceptance names it ' +
      'by its digest.',
  },
  'title.release': {
    zh: '本企业对这些标的的质权消灭，不能恢复；担保须重新设立。',
    en: 'Your firm’s pledge in it ends for good; security would have to be given anew.',
  },
  'title.set-hold': {
    zh: '标的即被冻结，持有人不能处分，直至设置方解除。',
    en: 'It is blocked: its holder can do nothing with it until the hold is lifted.',
  },
  'title.lift-hold': {
    zh: '持有人可以重新处分这些标的；他方设置的冻结不受影响。',
    en: 'Its holder can deal with it again; holds set by others stay.',
  },
  'title.give-standing-acceptance': {
    zh: '符合条件的转让将自动签收，不再逐笔询问，直至撤回或到期。',
    en: 'Offers of this kind are accepted at once, unasked, until it is withdrawn or ends.',
  },
  'title.withdraw-standing-acceptance': ENDS_NOW,
  'party.enrol': {
    zh: '该企业及其人员即可在平台办理业务。',
    en: 'The firm and its people can act on the platform from now on.',
  },
  'party.suspend': {
    zh: '该企业即刻不能办理任何业务，直至恢复；其权利义务不变。',
    en: 'The firm can do nothing from now on until it is reinstated; what it owes and holds stays.',
  },
  'party.reinstate': {
    zh: '该企业可以重新办理业务。',
    en: 'The firm can act again.',
  },
  'party.mark-debtor': {
    zh: '标记期间不得为该债务人开立新的应收账款。',
    en: 'While the mark stands, no new receivable of this debtor is issued.',
  },
  'party.end-debtor-mark': {
    zh: '该债务人可以重新开立应收账款。',
    en: 'Receivables of this debtor can be issued again.',
  },
  'party.add-user': {
    zh: '此人登记密钥后即可按其职责代表本企业。',
    en: 'Once a key is enrolled for them, this person can act for your firm within that duty.',
  },
  'party.end-user': {
    zh: '此人即刻不能再代表本企业；此前所签仍然有效。',
    en: 'This person can act for your firm no longer; what they signed before remains valid.',
  },
  'party.enrol-key': {
    zh: '持有该密钥者即可以该用户的名义签署。请当面核对公钥指纹。',
    en: 'Whoever has this key can sign as that user. Compare its fingerprint with them in person.',
  },
  'party.recover-key': {
    zh: '该用户原有密钥全部作废，只有新密钥可以签署。',
    en: 'All earlier keys of this user are void; only the new one signs.',
  },
  'party.revoke-key': {
    zh: '该密钥永久作废；此前所签仍然有效。',
    en: 'The key is void for ever; what it signed before remains valid.',
  },
  'party.set-policy': {
    zh: '自生效起，本企业的签署即按此规则判断。',
    en: 'From now on the signatures of your firm are judged by it.',
  },
  'party.give-mandate': BINDS_US,
  'party.withdraw-mandate': ENDS_NOW,
  'party.give-standing-instruction': BINDS_US,
  'party.withdraw-standing-instruction': ENDS_NOW,
  'calendar.roll': BY_OFFICERS,
  'calendar.roll-as-instructed': BY_OFFICERS,
  'calendar.publish': BY_OFFICERS,
  'trade.tell-apart': {
    zh: '两张发票今后分别作数，不能再认定为同一张。',
    en: 'Both invoices count from now on; it cannot be said later that they were one.',
  },
  'financing.lapse-financing': LAPSED,
  ...PAYMENT_CONSEQUENCES,
  ...GOODS_CONSEQUENCES,
  ...FACILITY_CONSEQUENCES,
  ...PRICING_CONSEQUENCES,
  ...FINANCING_CONSEQUENCES,
  ...REGISTRATION_CONSEQUENCES,
  'regulator.look-through': {
    zh: '此次查看永久记录在账本上，所涉企业可以看到。',
    en: 'The look-through stays in the journal for ever, and the firms concerned can see it.',
  },
}
