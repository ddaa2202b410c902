import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Table } from '../../ui/table.tsx'
import type { ApplicationSeen } from './documents.ts'
import { TEXTS } from './texts.ts'

type Fact = ApplicationSeen['facts'][number]

/** All that is said, beside what was said before and what is enrolled; what differs is marked. */
export function FactsTable({
  facts,
  earlier,
  enrolled,
}: Pick<ApplicationSeen, 'facts' | 'earlier' | 'enrolled'>) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const side = (name: 'now' | 'earlier' | 'enrolled') => ({
    label: say(name),
    cell: (fact: Fact) => (fact[name] ? inLanguage(fact[name]) : say('nothing')),
  })
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{say('facts')}</h2>
      <Table
        label={say('facts')}
        rows={facts}
        keyOf={({ what }) => what.en}
        columns={[
          {
            label: say('what'),
            cell: ({ what, differs }) => (
              <span className="badges">
                {inLanguage(what)}
                {differs && <span className="badge badge-stop">≠ {say('differs')}</span>}
              </span>
            ),
          },
          side('now'),
          ...(earlier ? [side('earlier')] : []),
          ...(enrolled ? [side('enrolled')] : []),
        ]}
      />
    </section>
  )
}
