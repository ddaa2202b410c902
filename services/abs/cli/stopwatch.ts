import type { Language, Words } from '../../../contracts/abs/deal/deal-text.ts'
import type { ForecastStage } from '../forecast/forecast-input.ts'

type Stage = ForecastStage | 'start' | 'read' | 'rest' | 'json' | 'workbook' | 'pages' | 'flows'

const STAGES: Readonly<Record<Stage, Words>> = {
  start: { zh: '启动', en: 'start' },
  read: { zh: '读取', en: 'reading' },
  columns: { zh: '装载资产池', en: 'columns' },
  projection: { zh: '资产池预测', en: 'projection' },
  waterfall: { zh: '分配与指标', en: 'waterfall and figures' },
  strata: { zh: '分层', en: 'strata' },
  rest: { zh: '其他', en: 'the rest' },
  json: { zh: 'JSON', en: 'JSON' },
  workbook: { zh: '工作簿', en: 'workbook' },
  pages: { zh: 'PDF', en: 'PDF' },
  flows: { zh: '逐笔现金流', en: 'flows by asset' },
}

/** Measures the time of each stage from the start of the process. */
export class Stopwatch {
  #last = 0
  readonly #spent = new Map<Stage, number>()

  ended(stage: Stage): void {
    const now = performance.now()
    this.#spent.set(stage, (this.#spent.get(stage) ?? 0) + now - this.#last)
    this.#last = now
  }

  formatTimes(language: Language, out: string): string {
    const parts = [...this.#spent].map(
      ([stage, ms]) => `${STAGES[stage][language]} ${Math.round(ms)}`,
    )
    const seconds = (this.#last / 1000).toFixed(2)
    return language === 'zh'
      ? `共 ${seconds} 秒（毫秒：${parts.join('，')}）→ ${out}`
      : `${seconds} s in all (ms: ${parts.join(', ')}) → ${out}`
  }
}
