import { type FormEvent, type InputHTMLAttributes, type ReactNode, useRef } from 'react'
import './pop.css'

interface ActFormProps {
  /** What the button that opens it says. */
  readonly label: string
  /** What its own button says. */
  readonly submit: string
  readonly busy?: boolean
  readonly onSubmit: (form: FormData) => void
  readonly children?: ReactNode
}

/** What an act needs to be told, asked where the act is offered; closed again when it is sent. */
export function ActForm({ label, submit, busy = false, onSubmit, children }: ActFormProps) {
  const sheet = useRef<HTMLDetailsElement>(null)
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSubmit(new FormData(event.currentTarget))
    sheet.current?.removeAttribute('open')
  }
  return (
    <details ref={sheet} className="pop">
      <summary>{label}</summary>
      <form className="pop-sheet stack act-form" onSubmit={send}>
        {children}
        <button type="submit" className="primary" disabled={busy}>
          {submit}
        </button>
      </form>
    </details>
  )
}

type FieldProps = InputHTMLAttributes<HTMLInputElement> & { readonly label: string }

export function Field({ label, ...input }: FieldProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <input {...input} />
    </label>
  )
}

/** A reason as an act or an answer keeps it. */
export function ReasonField({ label }: { readonly label: string }) {
  return (
    <label className="field">
      <span>{label}</span>
      <textarea name="reason" required maxLength={500} rows={4} />
    </label>
  )
}
