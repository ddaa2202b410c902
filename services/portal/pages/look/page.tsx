import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { LOOK, type Look } from '../../disclosed/documents.ts'
import { Span } from '../../disclosed/span.tsx'
import { useRead } from '../../graph/use-read.ts'
import { PartyName } from '../../receivable/party-name.tsx'
import { RecordPage } from '../../record/record-page.tsx'
import { formatUnits } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { digest as digestOf } from '../../ui/digest.ts'
import { giveFile } from '../../ui/give-file.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Day } from '../../ui/value.tsx'
import { TEXTS } from './texts.ts'

/** What a holder disclosed of an offer, as it was shown: to both of its sides, for ever. */
export function Component() {
  const { entry = '' } = useParams()
  const reading = useRead(LOOK, { entry })
  return (
    <Loaded reading={reading}>{({ look }) => (look ? <Shown look={look} /> : <NotThere />)}</Loaded>
  )
}

function Shown({ look }: { readonly look: Look }) {
  const say = useTexts(TEXTS)
  const { entry, on, from, to, content, spans } = look
  return (
    <RecordPage
      kind={say('kind')}
      title={say('title', { from: from.name, to: to.name })}
      facts={[
        { label: say('on'), value: <Day date={on} /> },
        { label: say('from'), value: <PartyName party={from} /> },
        { label: say('to'), value: <PartyName party={to} /> },
        { label: say('entry'), value: <code>{entry}</code> },
        { label: say('digest'), value: <Digest look={look} /> },
      ]}
      actions={
        <button
          type="button"
          onClick={() => giveFile(`${entry}.json`, new Blob([content], { type: JSON_TYPE }))}
        >
          {say('keep')}
        </button>
      }
    >
      <Flaws look={look} />
      {spans.map((span, i) => (
        <Span key={`${span.lo} ${i}`} span={span} n={i + 1} />
      ))}
    </RecordPage>
  )
}

const JSON_TYPE = 'application/json'

/** Worked out again from the whole text, where the browser can. */
function Digest({ look: { content, digest } }: { readonly look: Look }) {
  const say = useTexts(TEXTS)
  const [found, setFound] = useState<string | null>(null)
  useEffect(() => {
    if (isSecureContext) void digestOf(new TextEncoder().encode(content)).then(setFound)
  }, [content])
  return (
    <>
      <code>{digest}</code>
      {found !== null && (
        <div className={found === digest ? 'aside' : 'sorry'}>
          {say(found === digest ? 'proved' : 'notProved')}
        </div>
      )}
    </>
  )
}

function Flaws({ look: { flaws } }: { readonly look: Look }) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  return (
    <section aria-labelledby="flaws">
      <h2 id="flaws">{say('flaws')}</h2>
      {flaws.length === 0 ? (
        <p>{say('noFlaws')}</p>
      ) : (
        <ul className="notice">
          {flaws.map(({ instrument, flaw, extent }) => (
            <li key={`${instrument} ${flaw}`}>
              {say('flaw', { flaw })} {extent !== '0' && formatUnits(extent, language)}{' '}
              <code>{instrument}</code>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
