import type { AuthoredPlan, AuthoredService } from '#lib/domain/demonstration/authored-plan.ts';
import type { CapacityKey } from '#lib/domain/plans/capacity-matrix.ts';
import { INVENTED } from '../authoring.ts';
import { CLUB, HOME_CARE, SENIOR_HOME } from './known.ts';
import { ROWS } from './rows.ts';

const OFFICE = `Mestský úrad, ${INVENTED}`;

function figure(
  { formCode, targetGroupCode, unitCode }: CapacityKey,
  value: number,
  staff: number | null,
  source = OFFICE
): AuthoredService['capacities'][number] {
  return {
    ...{ formCode, targetGroupCode, unitCode, value, staff, source },
    ...{ validFrom: '2020-01-01', validTo: null, confirmedOn: '2025-06-30' }
  };
}

const IN_RAJEC = { registerNumber: null, placeTerritoryCode: '517917', registeredOn: null };

export const PROVIDERS: AuthoredPlan['providers'] = {
  town: {
    name: 'Mesto Rajec',
    kind: 'municipal',
    ico: '00321575',
    website: 'https://www.rajec.sk',
    services: {
      'home-care': {
        ...IN_RAJEC,
        serviceTypeCode: 'opatrovatelska-sluzba',
        name: 'Opatrovateľská služba mesta Rajec',
        formCodes: ['terenna'],
        targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
        address: '',
        capacities: [figure(ROWS.homeCareSeniors, 24, 8), figure(ROWS.homeCareDisability, 4, 1)],
        facts: HOME_CARE
      },
      club: {
        ...IN_RAJEC,
        serviceTypeCode: 'denne-centrum',
        name: 'Denné centrum, Klub dôchodcov Rajec',
        formCodes: ['ambulantna'],
        targetGroupCodes: ['seniori'],
        address: '',
        capacities: [figure(ROWS.club, 100, null, 'Klub dôchodcov Rajec, vyše sto členov (rajec.sk)')],
        facts: CLUB
      },
      meals: {
        ...IN_RAJEC,
        serviceTypeCode: 'jedalen',
        name: 'Jedáleň a rozvoz obedov',
        formCodes: ['ambulantna', 'terenna'],
        targetGroupCodes: ['seniori'],
        address: '',
        capacities: [figure(ROWS.meals, 60, null)]
      },
      counselling: {
        ...IN_RAJEC,
        serviceTypeCode: 'zakladne-socialne-poradenstvo',
        name: 'Základné sociálne poradenstvo mestského úradu',
        formCodes: ['ambulantna', 'terenna'],
        targetGroupCodes: ['socialne-vylucenie', 'seniori', 'rodiny-s-detmi', 'zdravotne-postihnutie'],
        address: '',
        capacities: [figure(ROWS.counselling, 312, 1)]
      }
    }
  },
  'senior-home': {
    name: 'Domov vďaky, zariadenie mesta Rajec',
    kind: 'municipal',
    ico: null,
    website: null,
    services: {
      'senior-home': {
        ...IN_RAJEC,
        serviceTypeCode: 'zariadenie-pre-seniorov',
        name: 'Domov vďaky',
        formCodes: ['pobytova'],
        targetGroupCodes: ['seniori'],
        address: 'Nám. A. Škrábika 38/3',
        capacities: [
          figure(
            ROWS.seniorHome,
            29,
            16,
            'Mesto Rajec, ekonomicky oprávnené náklady za rok 2019 (rajec.info)'
          )
        ],
        facts: SENIOR_HOME
      }
    }
  }
};
