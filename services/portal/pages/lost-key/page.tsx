import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { DoorPage } from '../../enrol/door-page.tsx'
import { isTooLarge, type Paper, PaperField } from '../../enrol/papers.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Sorry } from '../../ui/sorry.tsx'
import { TEXTS } from './texts.ts'
import { useLostKey } from './use-lost-key.ts'

/** The way back of somebody whose device is gone: stop the loss, apply for a new key, wait. */
export function Component() {
  const say = useTexts(TEXTS)
  return (
    <DoorPage title={say('title')}>
      <section className="sheet">
        <h2>{say('first')}</h2>
        <p>{say('firstText')}</p>
        <Link to="/keys" reloadDocument>
          {say('firstLink')}
        </Link>
      </section>
      <section className="sheet stack">
        <h2>{say('second')}</h2>
        <p>{say('secondText')}</p>
        <LossForm />
      </section>
      <section className="sheet">
        <h2>{say('third')}</h2>
        <p>{say('thirdText')}</p>
        <Link to="/applications">{say('status')}</Link>
      </section>
    </DoorPage>
  )
}

function LossForm() {
  const say = useTexts(TEXTS)
  const [licence, setLicence] = useState<Paper | null>(null)
  const [letter, setLetter] = useState<Paper | null>(null)
  const { send, busy, told } = useLostKey()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const read = (field: string) => String(form.get(field)).trim()
    const who = { name: read('name'), code: read('code'), user: read('user') }
    if (licence && letter) void send({ ...who, licence, letter })
  }
  const large = isTooLarge(licence) || isTooLarge(letter)
  return (
    <form className="stack" onSubmit={submit}>
      <label className="field">
        <span>{say('name')}</span>
        <input name="name" required maxLength={100} autoComplete="off" />
      </label>
      <label className="field">
        <span>{say('code')}</span>
        <input name="code" required minLength={18} maxLength={20} autoComplete="off" />
      </label>
      <label className="field">
        <span>{say('user')}</span>
        <input name="user" required pattern="\s*usr_[0-9A-Z]{13}\s*" autoComplete="off" />
        <span className="aside">{say('userWhy')}</span>
      </label>
      <p className="aside">{say('paperWhy')}</p>
      <PaperField label={say('licence')} paper={licence} onPaper={setLicence} />
      <PaperField label={say('letter')} paper={letter} onPaper={setLetter} />
      {told && <Sorry told={told} />}
      <button type="submit" className="primary" disabled={busy || large}>
        {busy ? say('sending') : say('send')}
      </button>
    </form>
  )
}
