using Infra.Schemas;

namespace Infra.ApiServer;

/// <summary>Amounts in fields.</summary>
internal static class Quantities
{
    extension(Quantity)
    {
        /// <summary>The amount that is written in a field; null where none is, or something else.</summary>
        public static Quantity? Read(Field field) =>
            field.Value is ScalarNode { Value: string or long or double } scalar ? Quantity.Parse(scalar.ToString()) : null;
    }
}
