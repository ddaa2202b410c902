import { Link } from 'react-router'
import type { ActRequest } from '../../../client/browser.ts'
import { useTexts } from '../../texts/texts.ts'
import { Table, type TableColumn } from '../../ui/table.tsx'
import { Amount } from '../../ui/value.tsx'
import { TEXTS } from './texts.ts'

interface WireSpan {
  readonly instrument: string
  readonly lo: string
  readonly hi: string
}

interface ChosenSpansProps {
  readonly act: ActRequest
  readonly currency: string
}

/** The very spans that the act names: what its signer parts with. */
export function ChosenSpans({ act, currency }: ChosenSpansProps) {
  const say = useTexts(TEXTS)
  const { spans } = act.body as { readonly spans: readonly WireSpan[] }
  const columns: readonly TableColumn<WireSpan>[] = [
    {
      label: say('package'),
      cell: ({ instrument }) => <Link to={`/receivables/${instrument}`}>{instrument}</Link>,
    },
    { label: say('range'), cell: ({ lo, hi }) => say('units', { lo, hi }) },
    {
      ...{ label: say('amount'), number: true },
      cell: ({ lo, hi }) => <Amount minor={String(BigInt(hi) - BigInt(lo))} currency={currency} />,
    },
  ]
  return (
    <>
      <h2>{say('chosen')}</h2>
      <Table
        label={say('chosen')}
        columns={columns}
        rows={spans}
        keyOf={({ instrument, lo }) => `${instrument} ${lo}`}
      />
    </>
  )
}
