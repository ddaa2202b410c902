import type { Bilingual } from './sentence.ts'

const ON_FILE: Bilingual = {
  zh: '自此登录在案，平台全体企业可见，不能删改。',
  en: 'It is on file from now on for every firm to see, and is never changed or removed.',
}

/** What follows from acts on warehouses, goods and receipts. */
export const GOODS_CONSEQUENCES: Readonly<Record<string, Bilingual>> = {
  'warehouse.list-commodity': ON_FILE,
  'warehouse.open-site': ON_FILE,
  'warehouse.open-place': ON_FILE,
  'receipt.request-deposit': {
    zh: '本企业声明有权存放，并已如实申报他人权利；该权属证明不能再用于其他货物，撤回后除外。',
    en:
      'Your firm states that it may deposit the goods and has told the claims that it knows of. ' +
      'The document brings no other goods in, unless this is called off.',
  },
  'receipt.withdraw-deposit': {
    zh: '该批货物不再入库，权属证明可以重新使用。',
    en: 'The goods do not come in, and their document of ownership can be used again.',
  },
  'receipt.measure': {
    zh: '读数永久记录；少于账面的，该批货物的仓单随即冻结，查清之前不能转让、质押或提货。',
    en:
      'The reading stays on record. If it shows less than is booked, the receipts over the goods ' +
      'are held: nothing passes or leaves until that is cleared up.',
  },
  'receipt.receive': {
    zh: '保管人与检验机构对所收货物的数量、品质负责；不能更改。',
    en: 'Keeper and inspector answer for quantity and grade of what came in; it is never changed.',
  },
  'receipt.issue': {
    zh: '保管人须向持有人交付这些货物；同一货物不能再开立仓单。',
    en:
      'The keeper must deliver these goods to whoever holds the receipt. No other receipt can be ' +
      'issued over them.',
  },
  'receipt.surrender': {
    zh: '所列货物只能由保管人交付；交付前须双方一致才能撤回。',
    en:
      'The goods can only be delivered by their keeper now. Until then holder and keeper can ' +
      'take it back together.',
  },
  'receipt.deliver': {
    zh: '货物已出库，所列部分永久注销；持有人不能再向保管人主张。',
    en: 'The goods have left and these units end for good; the keeper owes them no more.',
  },
  'receipt.end-delivery': {
    zh: '所列部分恢复自由；提货人不再能提取。',
    en: 'These units are free again, and nobody can collect them under this order.',
  },
  'receipt.cancel-receipt': {
    zh: '该仓单永久注销；货物仍在库，可以另行开立仓单。',
    en: 'The receipt ends for good. The goods stay in store, and another can be issued over them.',
  },
  'receipt.renew-term': {
    zh: '货物继续存放，按新的仓储费计费；因期满所设的冻结随即解除。',
    en: 'The goods stay in store at this fee, and what was held at the end of the term is free.',
  },
  'receipt.end-term': {
    zh: '该仓单剩余部分为保管人冻结，直至续期或保管人解除；持有人和质权人均获告知。',
    en:
      'What is left of the receipt is held for its keeper until the term is renewed or the ' +
      'keeper lifts the hold. Holders and pledgees are told.',
  },
  'receipt.agree-tariff': {
    zh: '自当日起按天计费，付清之前货物不得出库；费率不再更改。',
    en:
      'Each day from this one on counts. Nothing leaves before what is due is paid, and the ' +
      'tariff is not changed any more.',
  },
  'receipt.prove-dues': {
    zh: '该笔付款计入已付；每笔只计一次，多付的抵作此后费用。',
    en: 'The payment counts once, and what is too much of it for what is still to come.',
  },
  'receipt.insure': {
    zh: '该保单代替此前的保单；因保险失效所设的冻结随即解除。',
    en: 'It takes the place of the policy before, and what was held for the lapse is free.',
  },
  'receipt.lapse-insurance': {
    zh: '该仓单剩余部分为保管人冻结，直至登录新的保单或保管人解除；持有人和质权人均获告知。',
    en:
      'What is left of the receipt is held for its keeper until it tells of a policy or lifts ' +
      'the hold. Holders and pledgees are told.',
  },
}
