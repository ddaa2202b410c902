import { type FormEvent, useState } from 'react'
import type { Firm } from '../../enrol/applicant.ts'
import { isTooLarge, type Paper, PaperField } from '../../enrol/papers.tsx'
import type { Person } from '../../enrol/person.ts'
import { useTexts } from '../../texts/texts.ts'
import { Sorry } from '../../ui/sorry.tsx'
import { TEXTS } from './texts.ts'
import { useApply } from './use-apply.ts'

interface PapersFormProps {
  readonly firm: Firm
  readonly people: readonly Person[]
}

/** Takes the papers and sends the whole. */
export function PapersForm({ firm, people }: PapersFormProps) {
  const say = useTexts(TEXTS)
  const [licence, setLicence] = useState<Paper | null>(null)
  const [letter, setLetter] = useState<Paper | null>(null)
  const { send, busy, told } = useApply()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (licence && letter) void send(firm, people, { licence, authorisation: letter })
  }
  const [nobody, nothing] = [people.length === 0, firm.roles.length === 0]
  const large = isTooLarge(licence) || isTooLarge(letter)
  return (
    <form onSubmit={submit}>
      <fieldset className="sheet stack">
        <legend>{say('papers')}</legend>
        <p className="aside">{say('paperWhy')}</p>
        <PaperField {...{ label: say('licence'), paper: licence, onPaper: setLicence }} />
        <PaperField {...{ label: say('authorisation'), paper: letter, onPaper: setLetter }} />
      </fieldset>
      {told && <Sorry told={told} />}
      {nobody && <p className="aside">{say('peopleMissing')}</p>}
      {nothing && <p className="aside">{say('rolesMissing')}</p>}
      <button type="submit" className="primary" disabled={busy || large || nobody || nothing}>
        {busy ? say('sending') : say('send')}
      </button>
    </form>
  )
}
