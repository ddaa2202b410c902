import { Link, useParams } from 'react-router'
import { useRead } from '../../graph/use-read.ts'
import { FacePicture } from '../../receivable/face-picture.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { RecordPage } from '../../record/record-page.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Amount, Day } from '../../ui/value.tsx'
import { CITED, type Cited } from './documents.ts'
import { Holders } from './holders.tsx'
import { TEXTS } from './texts.ts'
import { Invoices, Steps } from './way.tsx'

/** What a regulator or a court sees by a look-through that it has signed. */
export function Component() {
  const { entry = '' } = useParams()
  const reading = useRead(CITED, { entry })
  return (
    <Loaded reading={reading}>
      {({ citedLookThrough }) =>
        citedLookThrough ? <Shown cited={citedLookThrough} /> : <NotThere />
      }
    </Loaded>
  )
}

function Shown({ cited }: { readonly cited: Cited }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { cites, instrument } = cited
  const { size, currency, id } = instrument
  const titles = (instrument.titles?.edges ?? []).flatMap(({ node }) => node ?? [])
  const debtor = instrument.__typename === 'Receivable' ? instrument.debtor : null
  const dueOn = instrument.__typename === 'Receivable' ? instrument.dueOn : null
  return (
    <RecordPage
      kind={say('kind')}
      title={cites.summary ? inLanguage(cites.summary) : id}
      facts={[
        { label: say('face'), value: <Amount minor={size} currency={currency ?? ''} /> },
        { label: say('debtor'), value: <PartyName party={debtor} /> },
        { label: say('dueOn'), value: <Day date={dueOn} /> },
        { label: say('instrument'), value: <Link to={`/receivables/${id}`}>{id}</Link> },
        { label: say('entry'), value: <code>{cites.number}</code> },
        { label: say('on'), value: <Day date={cites.businessDate} /> },
      ]}
    >
      <section aria-labelledby="holders">
        <h2 id="holders">{say('holders')}</h2>
        <FacePicture size={size} currency={currency ?? ''} titles={titles} />
        <Holders titles={titles} currency={currency ?? ''} />
        {(instrument.titles?.totalCount ?? 0) > titles.length && (
          <p className="aside">{say('more', { shown: titles.length })}</p>
        )}
      </section>
      <Steps cited={cited} />
      <Invoices cited={cited} />
    </RecordPage>
  )
}
