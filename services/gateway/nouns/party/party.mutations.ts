import { newId } from '../../../platform/new-id.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'
import { money } from '../act/inputs.ts'
import { Duty } from './party.type.ts'

const SignatureAlgorithm = enumOf('SignatureAlgorithm', ['EdDSA', 'ES256'])
const DebtorMarkKind = enumOf('DebtorMarkKind', ['bond_default', 'persistent_overdue'])

for (const { verb, zh, en } of [
  { verb: 'suspend', zh: '暂停', en: 'Suspend' },
  { verb: 'reinstate', zh: '恢复', en: 'Reinstate' },
])
  defineActMutations(
    t => ({ party: t.id({ required: true }), reason: t.string({ required: true }) }),
    {
      act: `party.${verb}`,
      field: `${verb}Party`,
      description: 'Two officers sign.',
      summary: ({ party, reason }, nameOf) => ({
        zh: `${zh} ${nameOf(party)}，事由：${reason}`,
        en: `${en} ${nameOf(party)}: ${reason}`,
      }),
    },
  )

defineActMutations(
  t => ({
    debtor: t.id({ required: true }),
    kind: t.field({ type: DebtorMarkKind, required: true }),
    since: t.field({ type: 'Date', required: true }),
  }),
  {
    act: 'party.mark-debtor',
    field: 'markDebtor',
    description: 'Two officers note what is published about a debtor.',
    body: input => ({ id: newId('mrk'), ...input }),
    summary: ({ debtor, kind, since }, nameOf) => ({
      zh: `自 ${since} 起标记 ${nameOf(debtor)}：${kind}。`,
      en: `Mark ${nameOf(debtor)} since ${since}: ${kind}.`,
    }),
  },
)

defineActMutations(
  t => ({ id: t.id({ required: true }), until: t.field({ type: 'Date', required: true }) }),
  {
    act: 'party.end-debtor-mark',
    field: 'endDebtorMark',
    description: 'Two officers note that it is over.',
    summary: ({ id, until }) => ({
      zh: `自 ${until} 起取消标记 ${id}。`,
      en: `End the mark ${id} on ${until}.`,
    }),
  },
)

defineActMutations(
  t => ({
    identity: t.string({ required: true, description: 'Keyed digest of the document, base64url.' }),
    duty: t.field({ type: Duty, required: true }),
  }),
  {
    act: 'party.add-user',
    field: 'addUser',
    description: 'A party lets one more person act for it.',
    body: input => ({ user: newId('usr'), person: newId('psn'), ...input }),
    summary: ({ duty }) => ({ zh: `新增一名用户，职责：${duty}。`, en: `Add a user: ${duty}.` }),
  },
)

defineActMutations(t => ({ user: t.id({ required: true }) }), {
  act: 'party.end-user',
  field: 'endUser',
  description: 'A user acts no longer.',
  summary: ({ user }) => ({ zh: `停用用户 ${user}。`, en: `End the user ${user}.` }),
})

defineActMutations(
  t => ({
    key: t.id({ required: true }),
    user: t.id({ required: true }),
    alg: t.field({ type: SignatureAlgorithm, required: true }),
    publicKey: t.string({ required: true }),
    custody: t.boolean({ required: true }),
  }),
  {
    act: 'party.enrol-key',
    field: 'enrolKey',
    description: 'A party enrols a key of one of its users.',
    summary: ({ key, user, custody }) => ({
      zh: `为用户 ${user} 登记密钥 ${key}${custody ? '（由平台保管）' : ''}。`,
      en: `Enrol the key ${key} of ${user}${custody ? ', kept by the platform' : ''}.`,
    }),
  },
)

defineActMutations(t => ({ key: t.id({ required: true }) }), {
  act: 'party.revoke-key',
  field: 'revokeKey',
  description: 'For ever; what it signed before stands.',
  summary: ({ key }) => ({ zh: `吊销密钥 ${key}。`, en: `Revoke the key ${key}.` }),
})

defineActMutations(
  t => ({
    singleLimit: t.field({ type: 'MinorUnits', required: true }),
    representativeLimit: t.field({ type: 'MinorUnits', required: true }),
    dailyLimit: t.field({ type: 'MinorUnits', required: true }),
  }),
  {
    act: 'party.set-policy',
    field: 'setPolicy',
    description: 'How many signatures the party wants on what amount.',
    summary: ({ singleLimit, representativeLimit, dailyLimit }) => ({
      zh:
        `单人签署限额 ${money(singleLimit)} 元，每日累计 ${money(dailyLimit)} 元，` +
        `法定代表人复核限额 ${money(representativeLimit)} 元。`,
      en:
        `One person signs up to ${money(singleLimit)}, in all ${money(dailyLimit)} a day; ` +
        `the representative checks up to ${money(representativeLimit)}.`,
    }),
  },
)

defineActMutations(
  t => ({
    key: t.id({ required: true }),
    act: t.string({ required: true }),
    limit: t.field({ type: 'MinorUnits', required: true }),
    until: t.field({ type: 'Date', required: true }),
  }),
  {
    act: 'party.give-mandate',
    field: 'giveMandate',
    description: 'One key may sign one kind of act alone, up to a limit.',
    body: input => ({ id: newId('mdt'), ...input }),
    summary: ({ key, act, limit, until }) => ({
      zh: `授权密钥 ${key} 在 ${until} 前单独签署 ${act}，限额 ${money(limit)} 元。`,
      en: `The key ${key} may sign ${act} alone up to ${money(limit)}, until ${until}.`,
    }),
  },
)

defineActMutations(t => ({ id: t.id({ required: true }) }), {
  act: 'party.withdraw-mandate',
  field: 'withdrawMandate',
  description: 'Its giver takes it back.',
  summary: ({ id }) => ({ zh: `撤回授权 ${id}。`, en: `Withdraw the mandate ${id}.` }),
})

defineActMutations(t => ({ to: t.field({ type: 'Date', required: true }) }), {
  act: 'calendar.roll',
  field: 'rollBusinessDate',
  description: 'Two officers roll the business date (日终).',
  summary: ({ to }) => ({ zh: `日终：业务日期切换至 ${to}。`, en: `Roll the date to ${to}.` }),
})

defineActMutations(t => ({ edition: t.string({ required: true }) }), {
  act: 'calendar.publish',
  field: 'publishCalendar',
  description: 'Two officers publish a year: what waits until provisional dates is computed again.',
  summary: ({ edition }) => ({
    zh: `公布日历版本 ${edition}，并重算暂定日期。`,
    en: `Publish the calendar ${edition}; provisional dates are computed again.`,
  }),
})

defineActMutations(
  t => ({ receivable: t.id({ required: true }), purpose: t.string({ required: true }) }),
  {
    act: 'regulator.look-through',
    field: 'lookThrough',
    description: 'A regulator or a court looks through a receivable; reads then cite the entry.',
    summary: ({ receivable, purpose }) => ({
      zh: `穿透查看应收账款 ${receivable}，事由：${purpose}`,
      en: `Look through ${receivable}: ${purpose}`,
    }),
  },
)
