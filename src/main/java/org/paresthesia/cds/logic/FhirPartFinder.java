package org.paresthesia.cds.logic;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeChildDefinition.IAccessor;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildPrimitiveDatatypeDefinition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.paresthesia.cds.logic.elements.FhirParts;

/**
 * Reads parts of FHIR elements as the engine's model does, but searches once for each class, not at every access.
 *
 * <p>Only plain cases are read here: values of simple types, and elements by the names that their class gives them. Everything else
 * (dates, times, extensions of values) is left to the model.
 */
final class FhirPartFinder implements FhirParts {

    /** Plain types, whose value in CQL is their value in Java. */
    private static final List<Class<?>> PLAIN = List.of(
            StringType.class, CodeType.class, UriType.class, BooleanType.class, DecimalType.class, IntegerType.class);

    private final FhirContext fhir;
    private final Map<String, Part> byName = new ConcurrentHashMap<>();

    FhirPartFinder(FhirContext fhir) {
        this.fhir = fhir;
    }

    @Override
    public Part named(String path) {
        return byName.computeIfAbsent(path, this::find);
    }

    private Part find(String path) {
        Part byModel = (whole, chart) -> chart.resolvePath(whole, path);
        ClassValue<Part> byClass = new ClassValue<>() {
            @Override
            protected Part computeValue(Class<?> type) {
                return PrimitiveType.class.isAssignableFrom(type)
                        ? value(type, path, byModel)
                        : child(type.asSubclass(Base.class), path, byModel);
            }
        };
        return (whole, chart) -> byClass.get(whole.getClass()).of(whole, chart);
    }

    private static Part value(Class<?> type, String path, Part byModel) {
        if (!path.equals("value")) {
            return byModel;
        }
        if (type == Enumeration.class) {
            return (whole, chart) -> ((Enumeration<?>) whole).getValueAsString();
        }
        return PLAIN.contains(type) ? FhirPartFinder::plainValue : byModel;
    }

    private static Object plainValue(Base whole, Object chart) {
        PrimitiveType<?> primitive = (PrimitiveType<?>) whole;
        return primitive.hasValue() ? primitive.getValue() : null;
    }

    private Part child(Class<? extends Base> type, String path, Part byModel) {
        BaseRuntimeChildDefinition child = definition(type, path);
        if (child == null || !child.getElementName().equals(path)) {
            return byModel;
        }
        boolean isPrimitive = child instanceof RuntimeChildPrimitiveDatatypeDefinition;
        IAccessor accessor = child.getAccessor();
        return child.getMax() < 1
                ? (whole, chart) -> all(accessor.getValues(whole))
                : (whole, chart) -> first(accessor.getValues(whole), isPrimitive);
    }

    private static Object all(List<IBase> values) {
        return values == null || values.isEmpty() ? null : values;
    }

    private static Object first(List<IBase> values, boolean isPrimitive) {
        if (values == null || values.isEmpty()) {
            return null;
        }
        IBase value = values.get(0);
        return isPrimitive && value instanceof IPrimitiveType<?> primitive && !primitive.hasValue() ? null : value;
    }

    /** An element that may be of several types is not found by its name, but among the choices. */
    private BaseRuntimeChildDefinition definition(Class<? extends Base> type, String path) {
        BaseRuntimeElementCompositeDefinition<?> definition = Resource.class.isAssignableFrom(type)
                ? fhir.getResourceDefinition(type.asSubclass(Resource.class))
                : (BaseRuntimeElementCompositeDefinition<?>) fhir.getElementDefinition(type);
        BaseRuntimeChildDefinition child = definition.getChildByName(path);
        return child != null
                ? child
                : definition.getChildren().stream()
                        .filter(RuntimeChildChoiceDefinition.class::isInstance)
                        .filter(each -> each.getElementName().startsWith(path))
                        .findFirst()
                        .orElse(null);
    }
}
