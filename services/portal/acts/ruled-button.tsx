import type { TypedDocumentNode } from '@urql/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLive } from '../graph/live-context.ts'
import { RefusalShown } from '../sign/refusal-shown.tsx'
import type { PreparedAct } from './documents.ts'
import { type ActOfPage, type Checked, useCheck } from './use-act.ts'

type Asked<Input> = TypedDocumentNode<{ answer: PreparedAct | null }, { input: Input }>

interface RuledButtonProps<Input> {
  readonly label: string
  readonly document: Asked<Input>
  readonly input: Input
  readonly act: ActOfPage
}

/** An act that needs nothing to be said: the rule that forbids it now stands beside its button. */
export function RuledButton<Input>({ label, document, input, act }: RuledButtonProps<Input>) {
  const checked = useRule(document, input)
  const forbidden = checked && 'why' in checked ? checked.why : null
  return (
    <div className="ruled">
      <button
        type="button"
        disabled={act.busy || forbidden !== null}
        onClick={() => void act.begin(document, input)}
      >
        {label}
      </button>
      {forbidden && <RefusalShown why={forbidden} />}
    </div>
  )
}

/** What the ledger says of an act now; asked again when something has changed. */
function useRule<Input>(document: Asked<Input>, input: Input): Checked | null {
  const check = useCheck()
  const [checked, setChecked] = useState<Checked | null>(null)
  const key = JSON.stringify(input)
  const last = useRef({ check, document, input })
  last.current = { check, document, input }
  const ask = useCallback(() => {
    const { check, document, input } = last.current
    void check(document, input).then(setChecked)
  }, [])
  useEffect(ask, [ask, key])
  useLive(ask)
  return checked
}
