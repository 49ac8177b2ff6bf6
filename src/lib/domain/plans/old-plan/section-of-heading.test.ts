import { expect, test } from 'vitest';
import { beginsOwnSection, sectionOfHeading } from './section-of-heading.ts';

test.each([
  ['Úvod', 'foreword'],
  ['Predslov starostu obce', 'foreword'],
  ['1 Legislatívny rámec', 'legal-frame'],
  ['Právne východiská a základné pojmy', 'legal-frame'],
  ['Národné priority rozvoja sociálnych služieb', 'legal-frame'],
  ['Súlad s národnými prioritami', 'legal-frame'],
  ['II. Proces tvorby komunitného plánu', 'process'],
  ['Pracovné skupiny', 'process'],
  ['Demografia', 'social-situation'],
  ['2.1. Demografický vývoj obyvateľstva', 'social-situation'],
  ['Analýza sociálnej situácie obyvateľov', 'social-situation'],
  ['Základné údaje o obci', 'social-situation'],
  ['Sociálno-ekonomická charakteristika mesta', 'social-situation'],
  ['Analýza sociálnych služieb', 'services-analysis'],
  ['ANALÝZA POSKYTOVANÝCH SOCIÁLNYCH SLUŽIEB', 'services-analysis'],
  ['Prehľad poskytovateľov', 'services-analysis'],
  ['Analýza požiadaviek prijímateľov sociálnych služieb', 'requirements-analysis'],
  ['Zisťovanie potrieb obyvateľov', 'requirements-analysis'],
  ['Vyhodnotenie dotazníka', 'requirements-analysis'],
  ['Prehľad výdavkov obce', 'resources'],
  ['Ľudské a finančné zdroje', 'resources'],
  ['SWOT analýza sociálnych služieb', 'swot'],
  ['Silné stránky', 'swot'],
  ['Vízia a poslanie', 'vision'],
  ['Ciele a priority v oblasti sociálnych služieb', 'goals-and-priorities'],
  ['Strategický cieľ 2: Informovaní obyvatelia', 'goals-and-priorities'],
  ['Opatrenie 1.1 Zriadiť zariadenie sociálnych služieb', 'goals-and-priorities'],
  ['Časový plán realizácie', 'timetable'],
  ['Harmonogram aktivít', 'timetable'],
  ['Personálne podmienky', 'conditions'],
  ['Finančné, prevádzkové a organizačné zabezpečenie', 'conditions'],
  ['Pôsobnosť obce', 'competence'],
  ['Riziká a ich zmiernenie', 'risks'],
  ['Monitorovanie a hodnotenie', 'annual-evaluation'],
  ['Spôsob každoročného vyhodnocovania plnenia komunitného plánu', 'annual-evaluation'],
  ['Podmienky a spôsob zmeny a aktualizácie plánu', 'change-and-update'],
  ['Aktualizácia KPSS', 'change-and-update'],
  ['Príloha č. 3', 'annexes'],
  ['Použitá literatúra', 'annexes'],
  ['Cieľové skupiny', null],
  ['Záver', null],
  ['Komunitný plán sociálnych služieb obce Dubová', null],
  ['Komunitný plán sociálnych služieb na roky 2018 – 2022', null]
])('%s → %s', (line, section) => {
  expect(sectionOfHeading(line)?.section ?? null).toBe(section);
});

test('below another part only a sure heading, or one that says nothing else, begins a part of its own', () => {
  const begins = (line: string) => {
    const named = sectionOfHeading(line);
    return named !== null && beginsOwnSection(line, named);
  };
  expect(begins('SWOT')).toBe(true);
  expect(begins('Obyvatelia')).toBe(true);
  expect(begins('Ako žijú obyvatelia bez vlastného domova')).toBe(false);
});
