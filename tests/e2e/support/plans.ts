/** MS Project XML as it is saved: a summary over tasks that wait for one another, with people, dates and progress. */
export function mspdi(name: string, tasks: number): string {
  const list = Array.from({ length: tasks }, (_, i) => task(i + 1)).join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Project xmlns="http://schemas.microsoft.com/project"><Name>${name}.xml</Name><Title>${name}</Title><GUID>6f1d6a52-7f2a-4c1e-9b39-0a6a5f1c0d11</GUID>
<StartDate>2026-11-23T08:00:00</StartDate><MinutesPerDay>480</MinutesPerDay><DefaultStartTime>08:00:00</DefaultStartTime><DefaultFinishTime>17:00:00</DefaultFinishTime>
<Tasks><Task><UID>1000</UID><ID>1</ID><Name>Going live</Name><OutlineLevel>1</OutlineLevel><OutlineNumber>1</OutlineNumber><Summary>1</Summary>
<Start>2026-11-23T08:00:00</Start><Finish>2026-12-11T17:00:00</Finish></Task>${list}</Tasks>
<Resources><Resource><UID>1</UID><ID>1</ID><Name>Dana</Name><Type>1</Type></Resource></Resources>
<Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>1</Units></Assignment></Assignments></Project>`;
}

function task(n: number): string {
  const link =
    n > 1
      ? `<PredecessorLink><PredecessorUID>${String(n - 1)}</PredecessorUID><Type>1</Type><LinkLag>4800</LinkLag><LagFormat>7</LagFormat></PredecessorLink>`
      : '';
  return `<Task><UID>${String(n)}</UID><ID>${String(n + 1)}</ID><Name>Rehearsal ${String(n)}</Name><OutlineLevel>2</OutlineLevel><OutlineNumber>1.${String(n)}</OutlineNumber>
<Start>2026-11-23T08:00:00</Start><Finish>2026-11-27T17:00:00</Finish><Duration>PT40H0M0S</Duration><PercentComplete>40</PercentComplete><Summary>0</Summary>${link}</Task>`;
}

/** A Trello board as its menu exports it: lists, cards, a checklist, a comment, a closed card. */
export function trello(name: string): string {
  const at = '2026-11-20T09:00:00.000Z';
  const card = (n: number, list: string, more: object = {}) => ({
    id: id(100 + n),
    name: `Card ${String(n)}`,
    desc: 'On **Holm**',
    idList: list,
    idBoard: id(1),
    idMembers: [],
    idLabels: [],
    labels: [],
    idChecklists: [],
    attachments: [],
    pos: n * 1024,
    closed: false,
    due: null,
    dueComplete: false,
    shortLink: `short${String(n)}`,
    dateLastActivity: at,
    ...more,
  });
  return JSON.stringify({
    id: id(1),
    name,
    desc: '',
    closed: false,
    url: 'https://trello.example/b/1',
    lists: [
      { id: id(10), name: 'To do', closed: false, pos: 1, idBoard: id(1) },
      { id: id(11), name: 'Done', closed: false, pos: 2, idBoard: id(1) },
    ],
    cards: [
      card(1, id(10), { due: '2026-12-04T16:00:00.000Z', idLabels: [id(20)] }),
      card(2, id(10), { idChecklists: [id(30)] }),
      card(3, id(11), { closed: true }),
    ],
    labels: [{ id: id(20), idBoard: id(1), name: 'Quay', color: 'blue' }],
    members: [{ id: id(40), fullName: 'Dana Holm', username: 'dana' }],
    checklists: [
      {
        id: id(30),
        name: 'Steps',
        idBoard: id(1),
        idCard: id(102),
        pos: 1,
        checkItems: [{ id: id(31), name: 'Gloves', state: 'complete', pos: 1 }],
      },
    ],
    actions: [
      {
        id: id(50),
        type: 'commentCard',
        date: at,
        idMemberCreator: id(40),
        memberCreator: { id: id(40), fullName: 'Dana Holm', username: 'dana' },
        data: {
          text: 'Shall we test two gates?',
          card: { id: id(101), name: 'Card 1' },
          board: { id: id(1), name },
        },
      },
    ],
  });
}

const id = (n: number) => `5f0000000000000000${String(n).padStart(6, '0')}`;
