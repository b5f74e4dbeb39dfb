import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, type TableProps } from 'antd'
import { useState } from 'react'
import { CASES_AT_ONCE, listAffected, type AffectedHousehold, type VillageTask } from '@/api/villageTasks'
import { ListView } from '@/components/ListView'
import { useLanguage } from '@/i18n/language'
import { AffectedCard } from './AffectedCard'
import { useAffectedColumns } from './affectedColumns'
import { OpenCasesDialog } from './OpenCasesDialog'
import { useChosen } from './useChosen'

const HOUSEHOLDS_A_PAGE = 50

/** The households of a village task, the monitored ones first; those that need a case of their own are ticked. */
export function AffectedHouseholds({ task }: { task: VillageTask }) {
  const [page, setPage] = useState(0)
  const found = useQuery({
    queryKey: ['village-task', task.taskId, 'households', page],
    queryFn: () => listAffected(task.taskId, page, HOUSEHOLDS_A_PAGE),
    placeholderData: keepPreviousData,
  })
  const { chosen, chooseAll, choose, clear } = useChosen(found.data?.items ?? [])
  const columns = useAffectedColumns()
  const ids = chosen.map((one) => one.householdId)
  const may = task.may.openCases
  return (
    <>
      <ListView
        query={found}
        rowKey={(one) => one.householdId}
        columns={columns}
        card={(one) => (
          <AffectedCard one={one} {...(may ? { chosen: ids.includes(one.householdId), onChoose: (on) => choose(one, on) } : {})} />
        )}
        rowTestId="affected-row"
        selection={may ? selectionOf(ids, chooseAll) : undefined}
        page={page}
        size={HOUSEHOLDS_A_PAGE}
        onPage={setPage}
      />
      {may && <ChosenBar task={task} chosen={chosen} onClear={clear} />}
    </>
  )
}

function selectionOf(ids: string[], chooseAll: (ids: string[]) => void): TableProps<AffectedHousehold>['rowSelection'] {
  return {
    selectedRowKeys: ids,
    // Without it the table forgets what was ticked on other pages.
    preserveSelectedRowKeys: true,
    onChange: (keys) => chooseAll(keys.map(String)),
    getCheckboxProps: (one) => ({ disabled: one.caseId !== undefined, ...({ 'data-testid': 'affected-choose' } as object) }),
  }
}

function ChosenBar({ task, chosen, onClear }: { task: VillageTask; chosen: AffectedHousehold[]; onClear: () => void }) {
  const { t } = useLanguage()
  const [asking, setAsking] = useState(false)
  const n = chosen.length
  const tooMany = n > CASES_AT_ONCE
  return (
    <div className="chosen-bar" data-testid="chosen-bar">
      <span className={n === 0 ? 'muted' : ''} data-testid="chosen-count" aria-live="polite">
        {n === 0 ? t('villageTask.choose') : t('villageTask.chosen', { n })}
        {tooMany && <span className="warn"> {t('villageTask.tooMany', { n: CASES_AT_ONCE })}</span>}
      </span>
      {n > 0 && (
        <Button type="link" size="small" data-testid="chosen-clear" onClick={onClear}>
          {t('villageTask.clear')}
        </Button>
      )}
      <Button type="primary" disabled={n === 0 || tooMany} data-testid="village-task-cases-open" onClick={() => setAsking(true)}>
        {t('villageTask.openCases')}
      </Button>
      {asking && <OpenCasesDialog task={task} chosen={chosen} onDone={onClear} onClose={() => setAsking(false)} />}
    </div>
  )
}
