import { Button, Form, Input } from 'antd'
import { useLanguage } from '@/i18n/language'

export interface Person {
  name?: string
  idNo?: string
}

/** Finds households by a person; the ID number is cleared once it was asked for. */
export function PersonSearch({ onSearch }: { onSearch: (person: Person | null) => void }) {
  const { t } = useLanguage()
  const [form] = Form.useForm<Person>()
  const search = ({ name, idNo }: Person) => {
    const person = { ...(name?.trim() ? { name: name.trim() } : {}), ...(idNo?.trim() ? { idNo: idNo.trim().toUpperCase() } : {}) }
    onSearch(person.name || person.idNo ? person : null)
    form.setFieldValue('idNo', undefined)
  }
  return (
    <Form form={form} layout="vertical" onFinish={search} className="filters person-search" aria-label={t('households.searchTitle')}>
      <Form.Item name="name" label={t('households.name')}>
        <Input data-testid="household-search-name" allowClear maxLength={50} />
      </Form.Item>
      <Form.Item name="idNo" label={t('households.idNo')}>
        <Input data-testid="household-search-id" allowClear maxLength={20} autoComplete="off" />
      </Form.Item>
      <Button htmlType="submit" type="primary" data-testid="household-search-submit">
        {t('common.search')}
      </Button>
    </Form>
  )
}
