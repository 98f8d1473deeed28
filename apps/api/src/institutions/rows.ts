/** What a `RoomModel` holds, from `room` and `campus`. */
export const roomJson = `json_build_object('id', room.id, 'name', room.name, 'seats', room.seats, 'version', room.version,
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone))`;

/** What a `DepartmentModel` holds, from `department`. */
export const departmentJson = `json_build_object('id', department.id, 'code', department.code, 'name', department.name,
    'version', department.version)`;
