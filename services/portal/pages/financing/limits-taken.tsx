import { Link } from 'react-router'
import { FACILITY_SCOPE_WORDS } from '../../../client/browser.ts'
import { Meter } from '../../financing/meter.tsx'
import { RefusalShown } from '../../sign/refusal-shown.tsx'
import { formatAmount } from '../../texts/format.ts'
import { useBilingual, useLanguage, useTexts } from '../../texts/texts.ts'
import { Table } from '../../ui/table.tsx'
import { Amount } from '../../ui/value.tsx'
import type { Case } from './documents.ts'
import { TEXTS } from './texts.ts'

type Use = NonNullable<Case['takings']>['uses'][number]

/** What it takes of each limit, or would take, and why they do not bear it. */
export function LimitsTaken({ seen: { takings } }: { readonly seen: Case }) {
  const say = useTexts(TEXTS)
  if (takings === null) return null
  const { taken, uses, refused } = takings
  return (
    <section aria-labelledby="limits" className="stack">
      <h2 id="limits">{say(taken ? 'limitsTaken' : 'limitsAhead')}</h2>
      {refused && (
        <div className="sorry">
          <RefusalShown why={refused} />
        </div>
      )}
      {uses.length > 0 && <Uses uses={uses} taken={taken} />}
      {uses.length === 0 && taken && <p className="aside">{say('nothingTaken')}</p>}
    </section>
  )
}

function Uses({ uses, taken }: { readonly uses: readonly Use[]; readonly taken: boolean }) {
  const say = useTexts(TEXTS)
  return (
    <Table
      label={say(taken ? 'limitsTaken' : 'limitsAhead')}
      rows={uses}
      keyOf={({ facility }) => facility?.id ?? ''}
      columns={[
        {
          label: say('limit'),
          cell: ({ facility }) => <Named facility={facility} />,
        },
        {
          ...{ label: say('limitAmount'), number: true },
          cell: ({ facility }) => money(facility, facility?.limit),
        },
        {
          ...{ label: say(taken ? 'takenByIt' : 'takes'), number: true },
          cell: ({ facility, amount }) => money(facility, amount),
        },
        {
          ...{ label: say(taken ? 'free' : 'freeAfter'), number: true },
          cell: use => <FreeAfter use={use} taken={taken} />,
        },
        {
          label: say('picture'),
          cell: ({ facility, amount }) =>
            facility && <Meter taken={facility} {...(taken ? {} : { more: amount })} />,
        },
      ]}
    />
  )
}

function Named({ facility }: Pick<Use, 'facility'>) {
  const inLanguage = useBilingual()
  return (
    facility && (
      <span>
        <Link to={`/facilities/${facility.id}`}>
          {inLanguage(FACILITY_SCOPE_WORDS[facility.scope])}
        </Link>{' '}
        {facility.subject?.name}
      </span>
    )
  )
}

function money(facility: Use['facility'], minor: string | undefined) {
  return facility && minor && <Amount minor={minor} currency={facility.currency} />
}

/** What would be free with it; of a limit that is too small, by how much. */
function FreeAfter({ use: { facility, amount }, taken }: { use: Use; taken: boolean }) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  if (!facility) return null
  const { free, currency } = facility
  const after = BigInt(free) - (taken ? 0n : BigInt(amount))
  if (after >= 0n) return <Amount minor={String(after)} currency={currency} />
  const short = formatAmount(String(-after), currency, language)
  return <span className="sorry-text">{say('short', { amount: short })}</span>
}
