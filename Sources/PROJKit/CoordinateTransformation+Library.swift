import CPROJ
import GeoModel

extension CoordinateTransformation {
    /// This thread's object for the transformation.
    func opened(_ context: PROJContext) throws(ProjectionError) -> OpaquePointer {
        try Self.opened(from: source, to: target, areaOfUse: areaOfUse, context)
    }

    static func opened(
        from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem, areaOfUse: Box?,
        _ context: PROJContext
    ) throws(ProjectionError) -> OpaquePointer {
        let area = areaOfUse.map { "\($0.minX),\($0.minY),\($0.maxX),\($0.maxY)" } ?? ""
        return try context.transformation("\(source.name)|\(target.name)|\(area)") { () throws(ProjectionError) in
            let from = try source.opened(context)
            let to = try target.opened(context)
            let region = proj_area_create()
            defer { proj_area_destroy(region) }
            if let box = areaOfUse { proj_area_set_bbox(region, box.minX, box.minY, box.maxX, box.maxY) }
            let raw = PROJHandle(
                proj_create_crs_to_crs_from_pj(
                    context.handle, from.pointer, to.pointer, areaOfUse == nil ? nil : region, nil))
            guard let raw, let normal = PROJHandle(proj_normalize_for_visualization(context.handle, raw.pointer)) else {
                throw ProjectionError(
                    .noOperation, operation: "\(source) to \(target)", words: context.takeWords(),
                    hint: "check that both systems hold where the data lies")
            }
            return normal.release()
        }
    }

    /// The name and accuracy of the operation that is used in the middle of the data, or of the systems' common area.
    static func summary(
        from source: SystemDescription, to target: SystemDescription, areaOfUse: Box?
    ) throws(ProjectionError) -> (name: String, accuracy: Double?) {
        guard source.system != target.system else { return ("none: the systems are the same", 0) }
        let context = PROJContext.current
        let operation = try opened(from: source.system, to: target.system, areaOfUse: areaOfUse, context)
        let middle = Self.sample(source, target, areaOfUse)
        let toSource = try opened(from: .longitudeLatitude, to: source.system, areaOfUse: nil, context)
        let start = proj_trans(toSource, PJ_FWD, proj_coord(middle.x, middle.y, 0, 0))
        _ = proj_trans(operation, PJ_FWD, start)
        let used = proj_trans_get_last_used_operation(operation)
        defer { if let used { proj_destroy(used) } }
        let object = used ?? operation
        let accuracy = proj_coordoperation_get_accuracy(context.handle, object)
        let info = proj_pj_info(object)
        var name = proj_get_name(object).map { String(cString: $0) } ?? ""
        if name.isEmpty { name = info.description.map { String(cString: $0) } ?? "" }
        _ = context.takeWords()
        return (name.isEmpty ? "unnamed" : name, accuracy >= 0 ? accuracy : nil)
    }

    private static func sample(_ source: SystemDescription, _ target: SystemDescription, _ area: Box?) -> Coordinate {
        if let area { return area.centre }
        let boxes = [source.areaOfUse, target.areaOfUse].compactMap { $0 }.filter { $0.minX <= $0.maxX }
        // The smaller of the two areas: one of them is usually the whole world.
        let smallest = boxes.min { $0.width * $0.height < $1.width * $1.height }
        return smallest?.centre ?? Coordinate(x: 10, y: 56)
    }
}
