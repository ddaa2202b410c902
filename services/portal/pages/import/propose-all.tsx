import { useState } from 'react'
import {
  type Gathered,
  gatherProposals,
  type ImportId,
  type Proposable,
  type Read,
  toProposal,
} from '../../../client/browser.ts'
import { readError, type Told } from '../../graph/told.ts'
import { PartyName } from '../../receivable/party-name.tsx'
import { useSession } from '../../session/session-provider.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useSigning } from '../../sign/use-signing.ts'
import { useTexts } from '../../texts/texts.ts'
import { Sorry } from '../../ui/sorry.tsx'
import { Table, type TableColumn } from '../../ui/table.tsx'
import { Amount, Count, Day } from '../../ui/value.tsx'
import { TEXTS } from './texts.ts'

/** Checks which invoices of an import can become receivables, shows them, and has them signed. */
export function ProposeAll({ id }: { readonly id: string }) {
  const say = useTexts(TEXTS)
  const read = useReader()
  const [state, setState] = useState<Gathered | Told | 'gathering' | null>(null)
  const gather = async () => {
    setState('gathering')
    setState(await gatherProposals(read, id as ImportId).catch(readTold))
  }
  return (
    <section aria-labelledby="propose">
      <h2 id="propose">{say('propose')}</h2>
      <p className="aside">{say('proposeWhy')}</p>
      <button type="button" disabled={state === 'gathering'} onClick={() => void gather()}>
        {say(state === 'gathering' ? 'gathering' : 'gather')}
      </button>
      {state !== null && state !== 'gathering' && (
        <Found found={state} onDone={() => void gather()} />
      )}
    </section>
  )
}

function readTold(fault: unknown): Told {
  const errors = (fault as Partial<Parameters<typeof readError>[0]>).graphQLErrors ?? []
  return readError({ graphQLErrors: errors })
}

interface FoundProps {
  readonly found: Gathered | Told
  readonly onDone: () => void
}

function Found({ found, onDone }: FoundProps) {
  const say = useTexts(TEXTS)
  const signing = useSigning()
  if ('code' in found) return <Sorry told={found} />
  const { proposals, leftOut } = found
  return (
    <>
      <p role="status">
        {proposals.length === 0 ? say('nothing') : say('gathered', { count: proposals.length })}
      </p>
      {proposals.length > 0 && (
        <>
          <Proposals found={found} />
          <p>
            <button
              type="button"
              className="primary"
              onClick={() => void signing.begin({ acts: proposals.map(toProposal) })}
            >
              {say('sign', { count: proposals.length })}
            </button>
          </p>
        </>
      )}
      {leftOut.length > 0 && <LeftOut found={found} />}
      <SignDialogue signing={signing} onEnd={onDone} />
    </>
  )
}

function Proposals({ found: { proposals, names } }: { readonly found: Gathered }) {
  const say = useTexts(TEXTS)
  const columns: readonly TableColumn<Proposable>[] = [
    {
      label: say('debtor'),
      cell: ({ debtor: id }) => <PartyName party={{ id, name: names.get(id) ?? id }} />,
    },
    { label: say('dueOn'), cell: ({ dueOn }) => <Day date={dueOn} /> },
    { label: say('invoices'), number: true, cell: one => <Count units={one.trade.length} /> },
    {
      ...{ label: say('amount'), number: true },
      cell: ({ amount, currency }) => <Amount minor={String(amount)} currency={currency} />,
    },
  ]
  return (
    <Table
      label={say('propose')}
      columns={columns}
      rows={proposals}
      keyOf={({ receivable }) => receivable}
    />
  )
}

function LeftOut({ found: { leftOut, numbers } }: { readonly found: Gathered }) {
  const say = useTexts(TEXTS)
  return (
    <details>
      <summary>{say('leftOut', { count: leftOut.length })}</summary>
      <ul>
        {leftOut.map(({ invoice, why }) => (
          <li key={invoice}>
            {say('leftOutOne', { number: numbers.get(invoice) ?? invoice, why })}
          </li>
        ))}
      </ul>
    </details>
  )
}

function useReader(): Read {
  const { client } = useSession()
  return async <Data,>(query: string, variables: object = {}) => {
    const { data, error } = await client
      .query<Data>(query, variables, { requestPolicy: 'network-only' })
      .toPromise()
    if (error) throw error
    return data!
  }
}
