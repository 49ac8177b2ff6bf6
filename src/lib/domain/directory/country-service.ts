import type { Place } from '../tenancy/territory-distance.ts';
import type { PublishedService } from './published-service.ts';

/** Where a service stands, in words; `centre` is the middle of the settlement, not the door of the service. */
export type ServicePlace = {
  unitName: string | null;
  /** Of most addresses of the municipality. */
  postalCode: string | null;
  districtName: string | null;
  regionName: string | null;
  centre: Place | null;
};

/** A service of the country-wide directory (celoštátny adresár) with what a reader elsewhere needs to know of it. */
export type CountryService = PublishedService & {
  modifiedAt: Date;
  /** No body keeps it: the row is of the national register, under its licence and with its attribution. */
  isOfRegister: boolean;
  /** Its body shows an invented plan: nothing here is true. */
  isInvented: boolean;
  place: ServicePlace;
};
