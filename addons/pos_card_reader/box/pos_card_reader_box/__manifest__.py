{
    "name": "Card Agent in the POS Box",
    "summary": "The card agent of pos_card_reader inside Odoo's POS box, beside iot_drivers",
    "version": "19.0.1.0.0",
    "category": "Sales/Point of Sale",
    "author": "Loyalty Suite Contributors",
    "license": "LGPL-3",
    "depends": ["web"],
    "post_load": "start_agent",
    "installable": False,  # server-wide only: --load=base,web,iot_drivers,pos_card_reader_box
}
