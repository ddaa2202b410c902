import { useParams } from 'react-router'
import { SIZE_WORDS } from '../../../client/browser.ts'
import { useRead } from '../../graph/use-read.ts'
import { RecordPage } from '../../record/record-page.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { useWords } from '../../texts/words.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { PARTY } from './documents.ts'
import { OfficerPart } from './officer-part.tsx'
import { TEXTS } from './texts.ts'

/** One party, as everybody on the ledger may see it. */
export function Component() {
  const { id = '' } = useParams()
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { role, list } = useWords()
  const { roles } = useViewer().party
  const reading = useRead(PARTY, { id })
  return (
    <Loaded reading={reading}>
      {({ node }) =>
        node?.__typename === 'Party' ? (
          <RecordPage
            kind={say('kind')}
            title={node.name}
            facts={[
              { label: say('code'), value: <code>{node.code}</code> },
              { label: say('roles'), value: list(node.roles.map(role)) },
              { label: say('size'), value: inLanguage(SIZE_WORDS[node.size]) },
              { label: say('state'), value: say(node.active ? 'active' : 'suspended') },
              { label: say('id'), value: <code>{node.id}</code> },
            ]}
          >
            {roles.includes('operator') && <OfficerPart id={node.id} onChanged={reading.again} />}
          </RecordPage>
        ) : (
          <NotThere />
        )
      }
    </Loaded>
  )
}
