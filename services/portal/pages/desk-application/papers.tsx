import { useEffect, useState } from 'react'
import { decodeBase64url } from '../../../client/browser.ts'
import { useRead } from '../../graph/use-read.ts'
import { useTexts } from '../../texts/texts.ts'
import { digest as digestOf } from '../../ui/digest.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { PAPERS, type Paper } from './documents.ts'
import { TEXTS } from './texts.ts'

/** The papers of an application and of the one before it, side by side. */
export function PapersBeside({ id, earlier }: { readonly id: string; readonly earlier?: string }) {
  const say = useTexts(TEXTS)
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{say('papers')}</h2>
      <div className="beside">
        <ApplicantPapers id={id} title={say('thisOne')} />
        {earlier && <ApplicantPapers id={earlier} title={say('thatOne')} />}
      </div>
    </section>
  )
}

function ApplicantPapers({ id, title }: { readonly id: string; readonly title: string }) {
  const reading = useRead(PAPERS, { id })
  return (
    <div>
      <h3>{title}</h3>
      <Loaded reading={reading}>
        {({ node }) =>
          node?.__typename === 'Application' &&
          node.documents.map(paper => <PaperShown key={paper.digest} paper={paper} of={id} />)
        }
      </Loaded>
    </div>
  )
}

/** A paper with its digest, computed anew here of what is shown. */
function PaperShown({ paper, of }: { readonly paper: Paper; readonly of: string }) {
  const say = useTexts(TEXTS)
  const { kind, mediaType: type, digest } = paper
  const [bytes] = useState(() => decodeBase64url(paper.content))
  const [computed, setComputed] = useState<string | null>(null)
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }))
    setUrl(made)
    void digestOf(bytes).then(setComputed)
    return () => URL.revokeObjectURL(made)
  }, [bytes, type])
  const name = kind === 'licence' ? say('licence') : say('authorisation')
  return (
    <figure className="paper">
      <figcaption>
        <strong>{name}</strong>
        <span className="aside">
          {say('digest')} <code>{digest}</code>
        </span>
        {computed !== null && (
          <span className={computed === digest ? 'aside' : 'sorry'}>
            {say(computed === digest ? 'digestSame' : 'digestOther')}
          </span>
        )}
      </figcaption>
      {url && type.startsWith('image/') && <img src={url} alt={name} />}
      {url && (
        <a href={url} download={`${of}-${kind}${ENDINGS[type] ?? '.bin'}`}>
          {say('save', { type, bytes: bytes.length })}
        </a>
      )}
    </figure>
  )
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
}
