import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { ApiProblem } from '@/api/http'
import { useLanguage } from '@/i18n/language'
import { ProblemNote } from './ProblemNote'

/** A refusal; when somebody else was faster, with the offer to load what is there now. */
export function ConflictNote({ error, stale, titles = {} }: { error: unknown; stale: string[]; titles?: Record<string, string> }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  if (!(error instanceof ApiProblem && error.isConflict)) return <ProblemNote error={error} titles={titles} />
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      data-testid="conflict"
      title={t('problem.conflict')}
      description={t('problem.conflictHelp')}
      action={
        <Button size="small" type="primary" data-testid="conflict-reload" onClick={() => void queries.invalidateQueries({ queryKey: stale })}>
          {t('common.reload')}
        </Button>
      }
    />
  )
}
