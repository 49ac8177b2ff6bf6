/** A place in degrees of WGS 84. */
export type Place = { latitude: number; longitude: number };

const EARTH_RADIUS_KM = 6_371;

/** Straight distance over the ground between two places, in km (haversine; 0.5 % at most from the ellipsoid). */
export function distanceKm(from: Place, to: Place): number {
  const [latitude, longitude] = [to.latitude - from.latitude, to.longitude - from.longitude].map(radians);
  const half =
    Math.sin((latitude ?? 0) / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin((longitude ?? 0) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(half));
}

/** How much shorter a degree of longitude is than one of latitude at a place, between 0 and 1. */
export function longitudeScale(place: Place): number {
  return Math.cos(radians(place.latitude));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
