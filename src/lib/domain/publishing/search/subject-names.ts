/**
 * What people call a kind of service (druh sociálnej služby) or a target group (cieľová skupina), by its
 * code; the first name is the official one.
 */
export type SubjectNames = { code: string; names: string[] };
