import type { FormEvent, ReactNode } from 'react'
import { defineTexts, useTexts } from '../texts/texts.ts'

const TEXTS = defineTexts({
  zh: { next: '预审并签署', checking: '正在由账本预审…' },
  en: { next: 'Examine and sign', checking: 'The ledger is examining it…' },
})

interface ActSheetProps {
  readonly label: string
  readonly open?: boolean
  readonly busy: boolean
  /** Whether all that the act needs is there. */
  readonly ready?: boolean
  readonly onSubmit: (form: FormData) => void
  readonly children: ReactNode
}

/** What one act of a record needs to be told, folded until it is wanted. */
export function ActSheet(props: ActSheetProps) {
  const { label, open = false, busy, ready = true, onSubmit, children } = props
  const say = useTexts(TEXTS)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSubmit(new FormData(event.currentTarget))
  }
  return (
    <details className="way" open={open}>
      <summary>{label}</summary>
      <form className="stack" onSubmit={submit}>
        {children}
        <p>
          <button type="submit" className="primary" disabled={busy || !ready}>
            {say(busy ? 'checking' : 'next')}
          </button>
        </p>
      </form>
    </details>
  )
}
