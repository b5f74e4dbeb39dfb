import type { Household } from '@/api/registry'

interface Item {
  key: string
  title: string
  value: string
}

/** Flattens the answer of a reveal, which is nested by person, into titled lines. */
export function revealedItems(answer: Record<string, unknown>, names: Record<string, string>, household: Household): Item[] {
  const people = new Map(household.members.map((member) => [member.personId, member.name]))
  const items: Item[] = []
  walk(answer, '', '')
  return items

  function walk(value: unknown, name: string, person: string) {
    if (value === null || value === undefined) return
    if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) {
      add(name, person, value.join('、'))
    } else if (Array.isArray(value)) {
      value.forEach((one) => walk(one, name, person))
    } else if (typeof value === 'object') {
      const inside = value as Record<string, unknown>
      const who = people.get(String(inside.personId)) ?? people.get(name) ?? person
      Object.entries(inside).forEach(([key, one]) => {
        if (key !== 'personId' && key !== 'householdId' && key !== 'name') walk(one, key, who)
      })
    } else {
      const text = String(value)
      // Health is kept as a JSON text of its own.
      if (text.startsWith('{')) walk(JSON.parse(text), name, person)
      else add(name, people.get(name) ?? person, text)
    }
  }

  function add(name: string, person: string, value: string) {
    const title = [person, names[name] ?? (people.has(name) ? '' : name)].filter(Boolean).join(' · ')
    items.push({ key: `${person}${name}${items.length}`, title, value })
  }
}
