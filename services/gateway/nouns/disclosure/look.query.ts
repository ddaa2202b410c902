import { idNumber, idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { LONG_LIST } from '../../graph/limits.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { spanFields } from '../../graph/span-fields.ts'
import { readEntryNumber } from '../journal/read-entry-number.ts'
import { LookThroughStep, OFFSET, PARTS_MAX, shown } from '../look-through/look-through.query.ts'
import { stepsFrom } from '../look-through/steps.ts'
import { Party } from '../party/party.type.ts'
import { OFFER_OF_CLAIM } from '../title/debt.type.ts'
import { Flaw } from '../title/flaw.type.ts'
import { Instrument } from '../title/instrument.type.ts'
import { Claim, HoldKind } from '../title/title.type.ts'
import { readContent, type ShownContent, type ShownFlaw, type ShownSpan } from './content.ts'
import { ShownReceivableType } from './shown-receivable.type.ts'

const FoundFlaw = builder.objectRef<ShownFlaw>('FoundFlaw').implement({
  description: 'What was amiss with an instrument.',
  readers: 'members',
  fields: t => ({
    instrument: t.exposeID('instrument', { description: 'The id of the instrument.' }),
    flaw: t.field({ type: Flaw, description: 'What it was.', resolve: ({ flaw }) => flaw }),
    extent: t.expose('extent', {
      type: 'Units',
      description: 'How far it went, in units. 0 where that says nothing.',
    }),
  }),
})

const LookSpan = builder.objectRef<ShownSpan>('LookSpan').implement({
  description: 'A span that was shown, and what lay behind it.',
  readers: 'members',
  fields: t => ({
    instrument: t.field({
      type: Instrument,
      nullable: true,
      description: 'The instrument. Null where the reader sees it no more.',
      resolve: ({ instrument }) => instrument,
    }),
    ...spanFields(t),
    holds: t.field({
      type: [HoldKind],
      description: 'The kinds of holds that lay on it.',
      resolve: ({ holds }) => holds,
    }),
    steps: t.field({
      type: [LookThroughStep],
      complexity: LONG_LIST,
      description: `The steps to its holder, ${PARTS_MAX} at most from \`offset\` on.`,
      args: { offset: t.arg.int(OFFSET) },
      resolve: async (span, { offset }, context) => await shown(listSteps(span), offset, context),
    }),
    stepCount: t.int({
      description: 'How many steps there are.',
      resolve: span => listSteps(span).length,
    }),
    receivable: t.field({
      type: ShownReceivableType,
      nullable: true,
      description: 'The receivable that it is of. Null where it is of another instrument.',
      resolve: ({ behind }) => behind,
    }),
  }),
})

function listSteps({ chain }: ShownSpan) {
  return stepsFrom(
    chain.map(({ on, holder, ...step }) => {
      return { ...step, business_date: on, holder: idNumber(holder) }
    }),
  )
}

interface LookRow {
  readonly entry: bigint
  readonly content: string
  readonly digest: string
}

/** A text is read once for all of its fields. */
interface Look extends LookRow {
  readonly said: ShownContent
}

const readLook = (row: LookRow): Look => ({ ...row, said: readContent(row.content) })

export const LookType = builder.objectRef<Look>('Look').implement({
  description:
    'What was shown of an offer to who was offered it. Its holder reads the same, for ever; its ' +
    'entry proves the digest.',
  readers: 'members',
  fields: t => ({
    entry: t.id({
      description: 'The id of the journal entry of the look.',
      resolve: ({ entry }) => idOf('ent', entry),
    }),
    digest: t.exposeString('digest', {
      description:
        'The SHA-256 of the text, in base64url: an acceptance names it, and the postings of the ' +
        'entry hold it.',
    }),
    content: t.exposeString('content', {
      description: 'The very text that was shown, as canonical JSON (RFC 8785).',
    }),
    on: t.field({
      type: 'Date',
      description: 'The business date on which it was shown.',
      resolve: ({ said }) => said.asOf,
    }),
    from: t.field({
      type: Party,
      description: 'The holder that disclosed it.',
      resolve: ({ said }) => said.from,
    }),
    to: t.field({
      type: Party,
      description: 'The party to which it was shown.',
      resolve: ({ said }) => said.to,
    }),
    flaws: t.field({
      type: [FoundFlaw],
      description: 'What was amiss; an acceptance is refused if it has become worse since.',
      resolve: ({ said }) => said.flaws,
    }),
    spans: t.field({
      type: [LookSpan],
      complexity: LONG_LIST,
      description: 'The spans of the offer, each with what lay behind it.',
      resolve: ({ said }) => said.spans,
    }),
  }),
})

builder.queryField('look', t =>
  t.field({
    type: LookType,
    nullable: true,
    description:
      'What a look of `title.look` or of `financing.look-at-request` showed, to both of its ' +
      'sides. Null for any other entry.',
    args: {
      entry: t.arg.id({
        required: true,
        description: 'The id or the number of the journal entry.',
      }),
    },
    resolve: async (_root, { entry }, { snapshot }) => {
      const text = `select l.entry, l.content, l.digest from ledger.look l where l.entry = $1
        union all select l.entry, l.content, l.digest from ledger.financing_look l
        where l.entry = $1`
      const [row] = await snapshot.query<LookRow>(text, [readEntryNumber(entry)])
      return row === undefined ? null : readLook(row)
    },
  }),
)

const looksOfFinancing = rowsOf<LookRow>(
  `select l.entry as owner, l.entry, l.content, l.digest
     from ledger.financing_look l where l.entry = any($1::bigint[])`,
)

/** What a lender was shown of a financing, by the entry of its look. */
export async function findLookOfFinancing(entry: bigint, context: Context): Promise<Look | null> {
  const [row] = await looksOfFinancing(entry, context)
  return row === undefined ? null : readLook(row)
}

const disclosedUntil = rowsOf<{ readonly until: string }>(
  `select c.id as owner, max(d.until) as until
     from ledger.claim c cross join ${OFFER_OF_CLAIM}
     join ledger.disclosure d on d.offer = under.offer
    where c.id = any($1::bigint[]) group by c.id`,
)

const lastLooks = rowsOf<LookRow>(
  `select c.id as owner, l.entry, l.content, l.digest
     from ledger.claim c cross join ${OFFER_OF_CLAIM} cross join lateral (
       select * from ledger.look l where l.offer = under.offer
        order by l.entry desc limit 1) l
    where c.id = any($1::bigint[])`,
)

builder.objectFields(Claim, t => ({
  disclosedUntil: t.field({
    type: 'Date',
    nullable: true,
    description:
      'Until when (excluded) what lies behind it can be looked at. Null: it is not disclosed.',
    resolve: async ({ id }, _args, context) =>
      ((await disclosedUntil(id, context))[0]?.until as `${number}-${number}-${number}`) ?? null,
  }),
  look: t.field({
    type: LookType,
    nullable: true,
    description: 'What was shown of it last. Null: nobody looked.',
    resolve: async ({ id }, _args, context) => {
      const [row] = await lastLooks(id, context)
      return row === undefined ? null : readLook(row)
    },
  }),
}))
