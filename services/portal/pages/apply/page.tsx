import { useState } from 'react'
import { Link } from 'react-router'
import { type Firm, keepFirm, readFirm } from '../../enrol/applicant.ts'
import { DoorPage } from '../../enrol/door-page.tsx'
import type { Person } from '../../enrol/person.ts'
import { useTexts } from '../../texts/texts.ts'
import { FirmFields } from './firm-fields.tsx'
import { PapersForm } from './papers-form.tsx'
import { People } from './people.tsx'
import { TEXTS } from './texts.ts'

/** A firm asks to be enrolled: what it is, who acts for it, and what proves it. */
export function Component() {
  const say = useTexts(TEXTS)
  const [firm, setFirm] = useState(readFirm)
  const [people, setPeople] = useState<readonly Person[]>([])
  const change = (next: Firm) => {
    keepFirm(next)
    setFirm(next)
  }
  return (
    <DoorPage title={say('title')}>
      <p>{say('intro')}</p>
      <p className="row">
        <Link to="/applications">{say('statusLink')}</Link>
        <Link to="/card">{say('cardLink')}</Link>
      </p>
      <fieldset className="sheet">
        <legend>{say('firm')}</legend>
        <FirmFields firm={firm} onFirm={change} />
      </fieldset>
      <fieldset className="sheet">
        <legend>{say('people')}</legend>
        <People code={firm.code} people={people} onPeople={setPeople} />
      </fieldset>
      <PapersForm firm={firm} people={people} />
    </DoorPage>
  )
}
