import { Goods } from '../../goods/goods.tsx'
import { reckonNet } from '../../goods/measured.ts'
import { PURPOSE_WORDS } from '../../goods/words.ts'
import { PartyName } from '../../receivable/party-name.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Table } from '../../ui/table.tsx'
import { Instant } from '../../ui/value.tsx'
import type { LotSeen, Measured } from './documents.ts'
import { TEXTS } from './texts.ts'

/** What was measured of a lot, the newest first, with the device that measured it. */
export function Measurements({ seen }: { readonly seen: LotSeen }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { measurements, commodity } = seen
  const unit = commodity?.unit ?? 'GRAMS'
  const amount = (label: string, units: (row: Measured) => string) => ({
    ...{ label, number: true },
    cell: (row: Measured) => <Goods units={units(row)} unit={unit} />,
  })
  return (
    <section aria-labelledby="measurements">
      <h2 id="measurements">{say('measurements')}</h2>
      {measurements.length === 0 ? (
        <p className="aside">{say('noMeasurements')}</p>
      ) : (
        <Table
          label={say('measurements')}
          rows={measurements}
          keyOf={({ id }) => id}
          columns={[
            { label: say('takenAt'), cell: ({ takenAt }) => <Instant at={takenAt} /> },
            { label: say('purpose'), cell: ({ purpose }) => inLanguage(PURPOSE_WORDS[purpose]) },
            amount(say('gross'), ({ gross }) => gross),
            amount(say('tare'), ({ tare }) => tare),
            amount(say('net'), reckonNet),
            { label: say('device'), cell: row => `${row.device} (${row.calibration})` },
            { label: say('by'), cell: ({ party }) => <PartyName party={party} /> },
          ]}
        />
      )}
    </section>
  )
}
