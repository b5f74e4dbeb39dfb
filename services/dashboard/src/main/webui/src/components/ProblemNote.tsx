import { Alert, Button } from 'antd'
import { useProblemText } from './problemText'
import { useLanguage } from '@/i18n/language'

interface Props {
  error: unknown
  onRetry?: () => void
  /** Titles of a form's fields by name, for refusals that name them. */
  titles?: Record<string, string>
}

/** Why something could not be shown or done, in readable words with the code for the help desk. */
export function ProblemNote({ error, onRetry, titles }: Props) {
  const { t } = useLanguage()
  const { title, detail, code } = useProblemText()(error, titles)
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      data-testid="problem"
      data-code={code}
      title={title}
      description={
        <>
          {detail.map((line) => (
            <div key={line}>{line}</div>
          ))}
          <small className="muted">{t('problem.code', { code })}</small>
        </>
      }
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )
      }
    />
  )
}
